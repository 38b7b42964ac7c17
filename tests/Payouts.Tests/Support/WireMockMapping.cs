using System.Text.Json;
using System.Text.Json.Nodes;

namespace Payouts.Tests.Support;

/// <summary>One WireMock mapping file: a documented body, where it is served, and what an adapter must make of it.</summary>
internal sealed record WireMockMapping(string Provider, string Name, JsonObject Json)
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "wiremock");

    /// <summary>Every provider that has mappings, by the name of its folder.</summary>
    public static IEnumerable<string> Providers => Directory.EnumerateDirectories(Root).Select(static folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    /// <summary>Every mapping of every provider.</summary>
    public static IEnumerable<WireMockMapping> All => Providers.SelectMany(Of);

    /// <summary>WireMock's own id of it.</summary>
    public string Id => (string)Json["id"]!;

    /// <summary>The path it is served at, or the pattern of it.</summary>
    public string Address => (string?)(Json["request"]!["urlPath"] ?? Json["request"]!["urlPathPattern"] ?? Json["request"]!["url"]) ?? "";

    /// <summary>The headers it wants, as text.</summary>
    public string Headers => Json["request"]!["headers"]?.ToJsonString() ?? "";

    /// <summary>The answer's HTTP status.</summary>
    public int StatusCode => (int)Json["response"]!["status"]!;

    /// <summary>What <c>metadata.payouts</c> says of it: the operation and what must come of it.</summary>
    public JsonObject Payouts => Json["metadata"]!["payouts"]!.AsObject();

    /// <summary>The operation that meets this mapping.</summary>
    public string Operation => (string)Payouts["operation"]!;

    /// <summary>The answer's body as text.</summary>
    public string Body => Json["response"]!["body"] is { } text ? (string)text! : Json["response"]!["jsonBody"]?.ToJsonString() ?? "";

    public static IEnumerable<string> FilesOf(string provider) => Directory.EnumerateFiles(Path.Combine(Root, provider, "mappings"), "*.json").Order(StringComparer.Ordinal);

    public static IEnumerable<WireMockMapping> Of(string provider) => FilesOf(provider).Select(file => Read(provider, file));

    public static WireMockMapping Load(string provider, string name) => Read(provider, Path.Combine(Root, provider, "mappings", $"{name}.json"));

    public override string ToString() => $"{Provider}/{Name}";

    private static WireMockMapping Read(string provider, string file) =>
        new(provider, Path.GetFileNameWithoutExtension(file), JsonNode.Parse(File.ReadAllText(file), documentOptions: new JsonDocumentOptions { AllowTrailingCommas = false })!.AsObject());
}
