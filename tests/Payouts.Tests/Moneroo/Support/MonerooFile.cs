using System.Text.Json.Nodes;

namespace Payouts.Tests.Moneroo.Support;

/// <summary>The tables under <c>Moneroo/Data</c>, which hold what the provider's pages say.</summary>
internal static class MonerooFile
{
    public static IEnumerable<JsonObject> Rows(string name, string list) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Moneroo", "Data", $"{name}.json")))![list]!.AsArray().Select(static row => row!.AsObject());
}
