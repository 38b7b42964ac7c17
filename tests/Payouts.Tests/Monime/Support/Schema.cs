using System.Text.Json;
using System.Text.RegularExpressions;

namespace Payouts.Tests.Monime.Support;

/// <summary>A strict validator of the few JSON Schema words that Monime's description uses; a word it does not know is an error of its own.</summary>
internal static class Schema
{
    public static IEnumerable<string> Violations(JsonElement value, JsonElement schema, string path = "$")
    {
        if (value.ValueKind == JsonValueKind.Null && Flag(schema, "nullable")) yield break;
        foreach (JsonProperty rule in schema.EnumerateObject())
        {
            foreach (string violation in Check(value, rule, schema, path)) yield return violation;
        }
    }

    /// <summary>Checks a value that came as text, in a path, a query or a header.</summary>
    public static IEnumerable<string> Violations(string text, JsonElement schema, string path)
    {
        bool isText = schema.GetProperty("type").GetString() == "string";
        try
        {
            using JsonDocument document = JsonDocument.Parse(isText ? JsonSerializer.Serialize(text) : text);
            return [.. Violations(document.RootElement, schema, path)];
        }
        catch (JsonException)
        {
            return [$"{path}: '{text}' is no {schema.GetProperty("type").GetString()}"];
        }
    }

    private static IEnumerable<string> Check(JsonElement value, JsonProperty rule, JsonElement schema, string path)
    {
        switch (rule.Name)
        {
            case "nullable":
                return [];
            case "readOnly":
                return [$"{path}: it is read only"];
            case "type":
                return IsOfType(value, rule.Value.GetString()!) ? [] : [$"{path}: {value.ValueKind} is no {rule.Value}"];
            case "enum":
                return rule.Value.EnumerateArray().Any(item => item.ToString() == value.ToString()) ? [] : [$"{path}: not one of {rule.Value}"];
            case "required":
                return rule.Value.EnumerateArray().Where(name => !Has(value, name.GetString()!)).Select(name => $"{path}.{name}: required");
            case "properties":
                return rule.Value.EnumerateObject().Where(field => Has(value, field.Name))
                    .SelectMany(field => Violations(value.GetProperty(field.Name), field.Value, $"{path}.{field.Name}"));
            case "additionalProperties" when rule.Value.ValueKind == JsonValueKind.False:
                return Names(value).Where(name => !schema.GetProperty("properties").TryGetProperty(name, out _)).Select(name => $"{path}.{name}: not in the schema");
            case "additionalProperties":
                return [];
            case "oneOf":
                List<List<string>> all = [.. rule.Value.EnumerateArray().Select(option => Violations(value, option, path).ToList())];
                return all.Count(static violations => violations.Count == 0) == 1 ? [] : [$"{path}: fits not exactly one of the forms: {string.Join("; ", all.MinBy(static v => v.Count)!)}"];
            case "maxLength":
                return value.GetString()?.Length <= rule.Value.GetInt32() ? [] : [$"{path}: longer than {rule.Value}"];
            case "minLength":
                return value.GetString()?.Length >= rule.Value.GetInt32() ? [] : [$"{path}: shorter than {rule.Value}"];
            case "pattern":
                return Regex.IsMatch(value.GetString() ?? "", rule.Value.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(1)) ? [] : [$"{path}: does not match {rule.Value}"];
            case "minimum":
                return value.TryGetInt64(out long low) && low >= rule.Value.GetInt64() ? [] : [$"{path}: less than {rule.Value}"];
            case "maximum":
                return value.TryGetInt64(out long high) && high <= rule.Value.GetInt64() ? [] : [$"{path}: more than {rule.Value}"];
            case "maxProperties":
                return Names(value).Count() <= rule.Value.GetInt32() ? [] : [$"{path}: more than {rule.Value} entries"];
            default:
                throw new NotSupportedException($"The validator does not know '{rule.Name}'.");
        }
    }

    private static bool IsOfType(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => throw new NotSupportedException($"The validator does not know the type '{type}'."),
    };

    private static bool Flag(JsonElement schema, string name) => schema.TryGetProperty(name, out JsonElement flag) && flag.GetBoolean();

    private static bool Has(JsonElement value, string name) => value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out _);

    private static IEnumerable<string> Names(JsonElement value) => value.ValueKind == JsonValueKind.Object ? value.EnumerateObject().Select(static field => field.Name) : [];
}
