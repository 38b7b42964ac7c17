using System.Text.Json.Nodes;

namespace Payouts.Simulator;

/// <summary>All objects within a JSON value.</summary>
internal static class JsonObjects
{
    /// <summary>The objects, found before the first is handed out, so that they may be changed.</summary>
    public static IReadOnlyList<JsonObject> Of(JsonNode? node)
    {
        List<JsonObject> found = [];
        Collect(node, found);
        return found;
    }

    private static void Collect(JsonNode? node, List<JsonObject> found)
    {
        if (node is JsonObject fields)
        {
            found.Add(fields);
            foreach ((_, JsonNode? value) in fields)
                Collect(value, found);
        }
        else if (node is JsonArray items)
        {
            foreach (JsonNode? item in items)
                Collect(item, found);
        }
    }
}
