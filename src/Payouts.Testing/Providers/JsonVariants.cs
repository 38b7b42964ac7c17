using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Payouts.Testing;

/// <summary>Bodies that differ from a real one in one place.</summary>
internal static class JsonVariants
{
    // Of another type than whatever stood there, and of no meaning to any provider.
    private static readonly string[] Foreign = ["null", "7", "\"x\"", "[]", "{}", "true", "[[[[[]]]]]"];

    /// <summary>The body as a tree, or <c>null</c> for one that is no JSON object or list.</summary>
    internal static JsonNode? TryParse(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The body without every property that has one of the values.</summary>
    internal static byte[] Without(JsonNode root, IReadOnlyCollection<string> values)
    {
        Strip(root, values);
        return Write(root);
    }

    /// <summary>The body with each value in turn missing, or replaced by one of a foreign type.</summary>
    internal static IEnumerable<(string What, byte[] Body)> Damaged(byte[] body)
    {
        foreach (string path in Paths(JsonNode.Parse(body)!, ""))
        {
            yield return ($"without {path}", Change(body, path, replacement: null));
            foreach (string replacement in Foreign) yield return ($"with {replacement} as {path}", Change(body, path, replacement));
        }
    }

    /// <summary>Every text and number in a body, as a decimal where it is one.</summary>
    internal static IEnumerable<string> Leaves(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(static field => Leaves(field.Value)),
        JsonArray items => items.SelectMany(Leaves),
        JsonValue value => [TextOf(value)],
        _ => [],
    };

    private static void Strip(JsonNode? node, IReadOnlyCollection<string> values)
    {
        if (node is JsonObject fields)
        {
            foreach (string name in fields.Where(field => field.Value is JsonValue value && values.Contains(TextOf(value), StringComparer.Ordinal)).Select(static field => field.Key).ToArray())
                fields.Remove(name);
            foreach ((_, JsonNode? value) in fields) Strip(value, values);
        }
        else if (node is JsonArray items)
        {
            foreach (JsonNode? item in items) Strip(item, values);
        }
    }

    private static IEnumerable<string> Paths(JsonNode? node, string path) => node switch
    {
        JsonObject fields => fields.SelectMany(field => Paths(field.Value, $"{path}/{field.Key}").Prepend($"{path}/{field.Key}")),
        JsonArray items => items.SelectMany((item, index) => Paths(item, $"{path}/{Number(index)}").Prepend($"{path}/{Number(index)}")),
        _ => [],
    };

    private static string Number(int index) => index.ToString(CultureInfo.InvariantCulture);

    private static byte[] Change(byte[] body, string path, string? replacement)
    {
        JsonNode root = JsonNode.Parse(body)!;
        string[] steps = path.Split('/');
        JsonNode parent = root;
        foreach (string step in steps[1..^1]) parent = parent is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)]! : parent[step]!;
        JsonNode? changed = replacement is null ? null : JsonNode.Parse(replacement);
        switch (parent)
        {
            case JsonArray items when replacement is null:
                items.RemoveAt(int.Parse(steps[^1], CultureInfo.InvariantCulture));
                break;
            case JsonArray items:
                items[int.Parse(steps[^1], CultureInfo.InvariantCulture)] = changed;
                break;
            case JsonObject fields when replacement is null:
                fields.Remove(steps[^1]);
                break;
            default:
                parent[steps[^1]] = changed;
                break;
        }

        return Write(root);
    }

    private static string TextOf(JsonValue value) => value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();

    private static byte[] Write(JsonNode root)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) root.WriteTo(writer);
        return buffer.WrittenSpan.ToArray();
    }
}
