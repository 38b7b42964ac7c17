using System.Text.Json;
using System.Text.Json.Nodes;

namespace Payouts.Tests.Support;

/// <summary>One WireMock mapping file: a documented body, where it is served, and what an adapter must make of it.</summary>
internal sealed record WireMockMapping(string Provider, string Name, JsonObject Json)
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "wiremock");

    /// <summary>The answer's HTTP status.</summary>
    public int StatusCode => (int)Json["response"]!["status"]!;

    /// <summary>What <c>metadata.payouts</c> says of it: the operation and what must come of it.</summary>
    public JsonObject Payouts => Json["metadata"]!["payouts"]!.AsObject();

    /// <summary>The operation that meets this mapping.</summary>
    public string Operation => (string)Payouts["operation"]!;

    /// <summary>The answer's body as text.</summary>
    public string Body => Json["response"]!["body"] is { } text ? (string)text! : Json["response"]!["jsonBody"]?.ToJsonString() ?? "";

    public static IEnumerable<WireMockMapping> Of(string provider) =>
        Directory.EnumerateFiles(Path.Combine(Root, provider, "mappings"), "*.json").Order(StringComparer.Ordinal).Select(file => Read(provider, file));

    public static WireMockMapping Load(string provider, string name) => Read(provider, Path.Combine(Root, provider, "mappings", $"{name}.json"));

    public override string ToString() => $"{Provider}/{Name}";

    private static WireMockMapping Read(string provider, string file) =>
        new(provider, Path.GetFileNameWithoutExtension(file), JsonNode.Parse(File.ReadAllText(file), documentOptions: new JsonDocumentOptions { AllowTrailingCommas = false })!.AsObject());
}
