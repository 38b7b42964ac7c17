using System.Text.Json.Nodes;

namespace Payouts.Tests.Monime.Support;

/// <summary>The wire bodies under <c>Monime/Data</c>.</summary>
internal static class WireBodies
{
    public static byte[] Bytes(string name) => File.ReadAllBytes(PathOf(name));

    public static string Text(string name) => File.ReadAllText(PathOf(name));

    public static JsonNode Json(string name) => JsonNode.Parse(Bytes(name))!;

    public static IEnumerable<string> NamesIn(string folder) =>
        Directory.EnumerateFiles(PathOf(folder), "*.json").Select(file => $"{folder}/{Path.GetFileName(file)}").Order(StringComparer.Ordinal);

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Monime", "Data", name);
}
