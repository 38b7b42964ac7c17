using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Payouts.Providers;
using Payouts.Tests.Support;

namespace Payouts.Tests.Stubs;

/// <summary>WireMock's admin API, as far as the tests ask it: what is loaded, what was served, what no mapping described.</summary>
internal sealed class WireMockAdmin(Uri address)
{
    private static readonly HttpClient Http = new();

    /// <summary>How many mappings are loaded.</summary>
    internal async Task<int> CountMappingsAsync() => (int)(await GetAsync("mappings?limit=1"))["meta"]!["total"]!;

    /// <summary>Puts a mapping before all others until <see cref="ReloadAsync"/>.</summary>
    internal async Task PreferAsync(WireMockMapping mapping)
    {
        JsonObject preferred = mapping.Json.DeepClone().AsObject();
        preferred["priority"] = 1;
        await SendAsync(HttpMethod.Put, $"mappings/{mapping.Id}", preferred);
    }

    /// <summary>Puts a scenario into a state until <see cref="ReloadAsync"/>.</summary>
    internal Task SetScenarioAsync(string name, string state) =>
        SendAsync(HttpMethod.Put, $"scenarios/{Uri.EscapeDataString(name)}/state", new JsonObject { ["state"] = state });

    /// <summary>Reads the mappings anew from their files, and puts every scenario back to its beginning.</summary>
    internal async Task ReloadAsync()
    {
        await SendAsync(HttpMethod.Post, "mappings/reset");
        await SendAsync(HttpMethod.Post, "scenarios/reset");
    }

    /// <summary>Forgets what was asked so far.</summary>
    internal Task ForgetRequestsAsync() => SendAsync(HttpMethod.Delete, "requests");

    /// <summary>Every answer that was given from a mapping, as it went on the wire, oldest first.</summary>
    internal async Task<IReadOnlyList<ProviderAnswer>> ServedAsync(string mappingId) =>
        [.. (await GetAsync($"requests?matchingStub={mappingId}"))["requests"]!.AsArray().Reverse().Select(static served => AnswerOf(served!["response"]!))];

    /// <summary>The ids of the mappings that answers were given from.</summary>
    internal async Task<IReadOnlyList<string>> ServedMappingsAsync() =>
        [.. (await GetAsync("requests"))["requests"]!.AsArray().Where(static request => (bool)request!["wasMatched"]!).Select(static served => (string)served!["stubMapping"]!["id"]!).Distinct()];

    /// <summary>Every request that no mapping described, and after them the mappings that came nearest.</summary>
    internal async Task<IReadOnlyList<string>> UnmatchedAsync()
    {
        JsonArray unmatched = (await GetAsync("requests/unmatched"))["requests"]!.AsArray();
        if (unmatched.Count == 0) return [];
        JsonArray nearest = (await GetAsync("requests/unmatched/near-misses"))["nearMisses"]!.AsArray();
        return
        [
            .. unmatched.Select(static request => $"{request!["method"]} {request["url"]} {request["headers"]!.ToJsonString()} {request["body"]}"),
            .. nearest.Select(static miss => $"nearest: {miss!["stubMapping"]?["request"]?.ToJsonString()}"),
        ];
    }

    private static ProviderAnswer AnswerOf(JsonNode response) => new(
        (int)response["status"]!,
        Convert.FromBase64String((string?)response["bodyAsBase64"] ?? ""),
        [.. (response["headers"]?.AsObject() ?? []).Select(static header => KeyValuePair.Create(header.Key, header.Value!.ToString()))]);

    private async Task<JsonNode> GetAsync(string path) => (await Http.GetFromJsonAsync<JsonNode>(At(path)))!;

    private async Task SendAsync(HttpMethod method, string path, JsonObject? body = null)
    {
        using var request = new HttpRequestMessage(method, At(path)) { Content = body is null ? null : JsonContent.Create(body) };
        using HttpResponseMessage response = await Http.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }

    private Uri At(string path) => new(address, $"__admin/{path}");
}
