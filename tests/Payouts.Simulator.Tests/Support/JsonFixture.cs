using System.Text.Json;
using System.Text.Json.Nodes;

namespace Payouts.Simulator.Tests;

/// <summary>Compares a body with a recorded one: the same fields, of the same kinds; values may differ, and null stands for any kind.</summary>
internal static class JsonFixture
{
    public static string Text(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", name + ".json"));

    public static void ShouldHaveShapeOf(this MonimeReply reply, string name) => reply.Json.ShouldHaveShapeOf(name);

    public static void ShouldHaveShapeOf(this JsonNode body, string name) => Compare(body, JsonNode.Parse(Text(name)), "$");

    public static void ShouldHaveShapeOf(this MonerooReply reply, string name) => Compare(reply.Json, JsonNode.Parse(Text(name)), "$");

    private static void Compare(JsonNode? actual, JsonNode? recorded, string path)
    {
        if (actual is null || recorded is null)
            return;
        Kind(actual).Should().Be(Kind(recorded), "{0} has that kind in the fixture", path);
        if (actual is JsonObject fields && recorded is JsonObject wanted && !path.EndsWith(".metadata", StringComparison.Ordinal))
        {
            fields.Select(field => field.Key).Should().BeEquivalentTo(wanted.Select(field => field.Key), "{0} has those fields in the fixture", path);
            foreach ((string name, JsonNode? value) in fields)
                Compare(value, wanted[name], $"{path}.{name}");
        }
        else if (actual is JsonArray { Count: > 0 } items && recorded is JsonArray { Count: > 0 } samples && !path.EndsWith(".details", StringComparison.Ordinal))
        {
            Compare(items[0], samples[0], path + "[0]");
        }
    }

    private static JsonValueKind Kind(JsonNode node) => node.GetValueKind() is JsonValueKind.False ? JsonValueKind.True : node.GetValueKind();
}
