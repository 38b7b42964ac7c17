using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Payouts.Tests.Support;

namespace Payouts.Tests.Moneroo.Support;

/// <summary>Whether a request is the one that a WireMock mapping is for: the few words of WireMock's that the mappings use, and none besides.</summary>
internal static class StubMatch
{
    private const string AnyString = "${json-unit.any-string}";

    public static bool Fits(WireMockMapping mapping, RawExchange exchange, string state)
    {
        string[] line = exchange.RequestLine.Split(' ');
        if (mapping.Json["requiredScenarioState"] is { } required && (string)required! != state) return false;
        return mapping.Json["request"]!.AsObject().All(rule => rule.Key switch
        {
            "method" => line[0] == (string)rule.Value!,
            "urlPath" => line[1] == (string)rule.Value!,
            "urlPathPattern" => Whole(line[1], (string)rule.Value!),
            "headers" => rule.Value!.AsObject().All(header => HeaderFits(header.Value!.AsObject(), exchange.Header(header.Key))),
            "bodyPatterns" => rule.Value!.AsArray().All(pattern => pattern!["ignoreExtraElements"]!.GetValueKind() == JsonValueKind.False && BodyFits(pattern["equalToJson"], exchange.Body)),
            _ => throw new NotSupportedException($"'{rule.Key}' is not known here."),
        });
    }

    private static bool HeaderFits(JsonObject rule, string? value) => rule.Single() switch
    {
        { Key: "equalTo" } expected => value == (string)expected.Value!,
        { Key: "matches" } expected => value is not null && Whole(value, (string)expected.Value!),
        { Key: "absent" } => value is null,
        var other => throw new NotSupportedException($"'{other.Key}' is not known here."),
    };

    private static bool BodyFits(JsonNode? expected, byte[] body)
    {
        try
        {
            return Same(expected, JsonNode.Parse(body));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool Same(JsonNode? expected, JsonNode? actual) => expected switch
    {
        JsonObject fields => actual is JsonObject given && given.Count == fields.Count && fields.All(field => given.TryGetPropertyValue(field.Key, out JsonNode? value) && Same(field.Value, value)),
        JsonValue value when value.GetValueKind() == JsonValueKind.String && (string)value! == AnyString => actual?.GetValueKind() == JsonValueKind.String,
        _ => JsonNode.DeepEquals(expected, actual),
    };

    private static bool Whole(string text, string pattern) => Regex.IsMatch(text, $"^(?:{pattern})$", RegexOptions.None, TimeSpan.FromSeconds(1));
}
