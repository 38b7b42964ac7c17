using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Payouts.Tests.Support;

namespace Payouts.Tests.Alexpay.Support;

/// <summary>Matches a request against a WireMock mapping, as far as these mappings go; a matcher that is not known here throws.</summary>
internal static class MappingMatch
{
    private const string AnyText = "${json-unit.any-string}";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static bool IsMatch(JsonObject request, RawExchange exchange)
    {
        string[] line = exchange.RequestLine.Split(' ');
        string[] target = line[1].Split('?', 2);
        var query = (target.Length == 1 ? [] : target[1].Split('&')).Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => WebUtility.UrlDecode(pair[1]));
        return request.All(part => part.Key switch
        {
            "method" => string.Equals((string)part.Value!, line[0], StringComparison.Ordinal),
            "urlPath" => string.Equals((string)part.Value!, target[0], StringComparison.Ordinal),
            "queryParameters" => part.Value!.AsObject().All(wanted => IsValue(wanted.Value!.AsObject(), query.GetValueOrDefault(wanted.Key))),
            "headers" => part.Value!.AsObject().All(wanted => IsValue(wanted.Value!.AsObject(), exchange.Header(wanted.Key))),
            "bodyPatterns" => part.Value!.AsArray().All(pattern => IsBody(pattern!.AsObject(), exchange.Body)),
            _ => throw new NotSupportedException($"Not known here: {part.Key}."),
        });
    }

    /// <summary>Whether two JSON texts are equal, where the first may hold placeholders.</summary>
    public static bool IsSame(JsonNode? expected, JsonNode? actual) => (expected, actual) switch
    {
        (JsonObject left, JsonObject right) => left.Count == right.Count && left.All(field => right.ContainsKey(field.Key) && IsSame(field.Value, right[field.Key])),
        (JsonArray left, JsonArray right) => left.Count == right.Count && left.Zip(right).All(pair => IsSame(pair.First, pair.Second)),
        (JsonValue left, JsonValue right) when left.TryGetValue(out string? text) && text == AnyText => right.TryGetValue<string>(out _),
        _ => JsonNode.DeepEquals(expected, actual),
    };

    private static bool IsValue(JsonObject matcher, string? value) => matcher.Single() switch
    {
        { Key: "equalTo", Value: { } text } => string.Equals((string)text!, value, StringComparison.Ordinal),
        { Key: "matches", Value: { } pattern } => value is not null && Regex.IsMatch(value, $"^(?:{(string)pattern!})$", RegexOptions.None, Patience),
        { Key: "absent", Value: { } flag } => (bool)flag == value is null,
        { Key: var other } => throw new NotSupportedException($"Not known here: {other}."),
    };

    private static bool IsBody(JsonObject pattern, byte[] body)
    {
        JsonNode? json = body.Length == 0 ? null : JsonNode.Parse(body);
        if (pattern["equalToJson"] is { } expected) return IsSame(expected, json);
        if (pattern["matchesJsonPath"] is not JsonObject path) throw new NotSupportedException("Not known here: " + pattern.ToJsonString());
        string name = ((string)path["expression"]!)["$.".Length..];
        return json?[name] is JsonValue value && Regex.IsMatch((string)value!, $"^(?:{(string)path["matches"]!})$", RegexOptions.None, Patience);
    }
}
