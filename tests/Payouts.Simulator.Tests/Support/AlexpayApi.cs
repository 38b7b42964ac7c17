using System.Text;
using System.Text.Json.Nodes;

namespace Payouts.Simulator.Tests;

/// <summary>Speaks to the simulated Alexpay over a real connection, with the keys of one environment.</summary>
internal sealed class AlexpayApi(Uri baseAddress, string environment = "test") : IDisposable
{
    public const string Create = "v1/payment/payouts/process";

    private readonly HttpClient _http = new() { BaseAddress = baseAddress };
    private Dictionary<string, string>? _ids;

    /// <summary>A wallet payout; <c>$GH</c>, <c>$ZM</c> and <c>$BANK</c> stand for ids of the environment.</summary>
    public static string Body(string phone = "233240000000", long amount = 26, string country = "GH", string narration = "testing") =>
        $$"""{"amount":{{amount}},"countryId":"${{country}}","transfer_to":"mobile_number","momo_phone_number":"{{phone}}","narration":"{{narration}}"}""";

    public async Task<AlexpayReply> CreateAsync(string? body = null, Action<HttpRequestMessage>? change = null) =>
        await SendAsync("POST", Create, await FillAsync(body ?? Body()), change);

    public Task<AlexpayReply> GetAsync(string path) => SendAsync("GET", path);

    public Task<AlexpayReply> CheckAsync(AlexpayReply created) => GetAsync($"v1/payment/{created.PayoutId}/check");

    public async Task<AlexpayReply> SendAsync(string method, string path, string? body = null, Action<HttpRequestMessage>? change = null, CancellationToken cancellationToken = default)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), path);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        Set(request, "secret-key", $"alexpay-{environment}-secret-simulator");
        Set(request, "public-key", $"alexpay-{environment}-public-simulator");
        change?.Invoke(request);
        using HttpResponseMessage response = await _http.SendAsync(request, cancellationToken);
        string text = await response.Content.ReadAsStringAsync(cancellationToken);
        return new AlexpayReply(
            response.StatusCode,
            text,
            response.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Puts the ids of the environment's directory in.</summary>
    public async Task<string> FillAsync(string body)
    {
        _ids ??= await DirectoryAsync();
        return _ids.Aggregate(body, (text, id) => text.Replace(id.Key, id.Value, StringComparison.Ordinal));
    }

    /// <summary>Sets a header; null removes it.</summary>
    public static void Set(HttpRequestMessage request, string name, string? value)
    {
        request.Headers.Remove(name);
        if (value is not null)
            request.Headers.TryAddWithoutValidation(name, value).Should().BeTrue();
    }

    public void Dispose() => _http.Dispose();

    private async Task<Dictionary<string, string>> DirectoryAsync()
    {
        JsonArray countries = (await GetAsync("v1/countries")).Data.AsArray();
        JsonNode bank = (await GetAsync("v1/payment/banks?country=GH")).Data[0]!;
        Dictionary<string, string> ids = countries.ToDictionary(country => $"${country!["country_code"]}", country => country!["id"]!.GetValue<string>(), StringComparer.Ordinal);
        ids.Add("$BANK", bank["id"]!.GetValue<string>());
        return ids;
    }
}
