using System.Text;
using System.Text.Json;

namespace Payouts.Tests.Monime.Support;

/// <summary>
/// What Monime's OpenAPI files of 2024-08-01 and 2025-08-23 say about requests, as data: <c>Data/operations.json</c> has one operation a line
/// with its parameters and body. The general headers come from the page on standard headers, which the files leave out in places.
/// </summary>
internal static class MonimeDescription
{
    private static readonly string[] TransportHeaders = ["Host", "Content-Length", "Content-Type", "Accept", "Authorization"];

    private static readonly JsonElement Operations = JsonDocument.Parse(WireBodies.Bytes("operations.json")).RootElement;

    /// <summary>Every rule that a request breaks; empty for a request that the description allows.</summary>
    public static IReadOnlyList<string> Violations(string generation, WireRequest request)
    {
        if (Find(generation, request) is not { } found) return [$"{request.Method} {request.ProviderPath} is no operation of {generation}"];
        var violations = new List<string>();
        JsonElement parameters = found.Operation.GetProperty("parameters");
        foreach (JsonProperty parameter in parameters.EnumerateObject())
        {
            string? value = parameter.Value.GetProperty("in").GetString() switch
            {
                "query" => request.Query.GetValueOrDefault(parameter.Name),
                "header" => request.Headers.GetValueOrDefault(parameter.Name),
                _ => found.PathValue,
            };
            if (value is not null) violations.AddRange(Schema.Violations(value, parameter.Value.GetProperty("schema"), parameter.Name));
            else if (parameter.Value.GetProperty("required").GetBoolean()) violations.Add($"{parameter.Name}: required");
        }

        violations.AddRange(request.Query.Keys.Where(name => !Names(parameters, "query").Contains(name)).Select(static name => $"{name}: no query parameter of this operation"));
        violations.AddRange(request.Headers.Keys.Except(TransportHeaders, StringComparer.OrdinalIgnoreCase)
            .Where(name => !Names(parameters, "header").Contains(name) && !IsGeneral(name, generation)).Select(static name => $"{name}: no header of this operation"));
        if (!request.Headers.GetValueOrDefault("Authorization", "").StartsWith("Bearer ", StringComparison.Ordinal)) violations.Add("Authorization: a bearer token is required");
        violations.AddRange(BodyViolations(found.Operation, request));
        return violations;
    }

    /// <summary>The method and template of each operation that the description has for a generation.</summary>
    public static IEnumerable<string> OperationsOf(string generation) => Operations.EnumerateArray()
        .Where(operation => operation.GetProperty("generation").GetString() == generation)
        .Select(static operation => $"{operation.GetProperty("method")} {operation.GetProperty("path")}");

    /// <summary>The method and template of the operation that a request is.</summary>
    public static string NameOf(string generation, WireRequest request) =>
        Find(generation, request) is { } found ? $"{found.Operation.GetProperty("method")} {found.Operation.GetProperty("path")}" : "none";

    private static IEnumerable<string> BodyViolations(JsonElement operation, WireRequest request)
    {
        if (!operation.TryGetProperty("body", out JsonElement schema)) return request.Body.Length == 0 ? [] : ["the operation has no body"];
        if (request.Headers.GetValueOrDefault("Content-Type") != "application/json") return ["Content-Type: application/json is required"];
        try
        {
            using JsonDocument body = JsonDocument.Parse(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(request.Body));
            return [.. Schema.Violations(body.RootElement, schema)];
        }
        catch (JsonException)
        {
            return ["the body is no JSON"];
        }
    }

    private static (JsonElement Operation, string? PathValue)? Find(string generation, WireRequest request)
    {
        foreach (JsonElement operation in Operations.EnumerateArray())
        {
            if (operation.GetProperty("generation").GetString() != generation || operation.GetProperty("method").GetString() != request.Method) continue;
            string[] template = operation.GetProperty("path").GetString()!.Split('/');
            string[] path = request.ProviderPath.Split('/');
            bool IsValue(int index) => template[index].StartsWith('{');
            if (template.Length != path.Length || !template.Select((part, index) => IsValue(index) || part == path[index]).All(static fits => fits)) continue;
            int value = Array.FindIndex(template, static part => part.StartsWith('{'));
            return (operation, value < 0 ? null : Uri.UnescapeDataString(path[value]));
        }

        return null;
    }

    private static IEnumerable<string> Names(JsonElement parameters, string place) =>
        parameters.EnumerateObject().Where(parameter => parameter.Value.GetProperty("in").GetString() == place).Select(static parameter => parameter.Name);

    private static bool IsGeneral(string header, string generation) =>
        string.Equals(header, "Monime-Space-Id", StringComparison.OrdinalIgnoreCase)
        || (generation == "v1" && string.Equals(header, "Monime-Version", StringComparison.OrdinalIgnoreCase));
}
