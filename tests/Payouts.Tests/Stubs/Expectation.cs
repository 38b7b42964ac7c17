using System.Text.Json.Nodes;

namespace Payouts.Tests.Stubs;

/// <summary>Compares what a mapping expects with what came of it: every word that is expected, and of an object only these.</summary>
internal static class Expectation
{
    internal static IEnumerable<string> Differences(JsonNode? expected, JsonNode? actual, string path)
    {
        switch (expected, actual)
        {
            case (JsonObject words, JsonObject found):
                return words.SelectMany(word => found.ContainsKey(word.Key)
                    ? Differences(word.Value, found[word.Key], $"{path}.{word.Key}")
                    : [$"{path}.{word.Key}: expected, and not among {string.Join(", ", found.Select(static each => each.Key))}"]);
            case (JsonArray items, JsonArray found) when items.Count == found.Count:
                return items.SelectMany((item, index) => Differences(item, found[index], $"{path}[{index}]"));
            default:
                return JsonNode.DeepEquals(expected, actual) ? [] : [$"{path}: expected {Text(expected)}, found {Text(actual)}"];
        }
    }

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "null";
}
