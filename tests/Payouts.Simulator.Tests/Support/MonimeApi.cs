using System.Text;

namespace Payouts.Simulator.Tests;

/// <summary>Speaks to the simulated Monime over a real connection, with good headers unless told otherwise.</summary>
internal sealed class MonimeApi(Uri baseAddress) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = baseAddress };
    private int _keys;

    public static string Body(string phone = "+23278000000", long value = 15_000, string currency = "SLE") =>
        $$$"""{"amount":{"currency":"{{{currency}}}","value":{{{value}}}},"destination":{"type":"momo","providerId":"m17","phoneNumber":"{{{phone}}}"},"metadata":{"reference":"refund-1"}}""";

    public static string DatedBody(string phone = "+23278000000", long value = 123) =>
        $$$"""{"amount":{"currency":"SLE","value":{{{value}}}},"destination":{"providerCode":"m17","accountId":"{{{phone}}}"},"metadata":{}}""";

    public Task<MonimeReply> CreateAsync(string? body = null, string? key = null, string path = "v1/payouts", string spaceId = "spc-a") =>
        SendAsync("POST", path, body ?? Body(), request =>
        {
            Set(request, "Idempotency-Key", key ?? $"key-{Interlocked.Increment(ref _keys)}");
            Set(request, "Monime-Space-Id", spaceId);
        });

    public Task<MonimeReply> GetAsync(string path, string spaceId = "spc-a") =>
        SendAsync("GET", path, change: request => Set(request, "Monime-Space-Id", spaceId));

    public async Task<MonimeReply> SendAsync(string method, string path, string? body = null, Action<HttpRequestMessage>? change = null, CancellationToken cancellationToken = default)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), path);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        Set(request, "Authorization", "Bearer mon_test_simulator");
        Set(request, "Monime-Space-Id", "spc-a");
        change?.Invoke(request);
        using HttpResponseMessage response = await _http.SendAsync(request, cancellationToken);
        string text = await response.Content.ReadAsStringAsync(cancellationToken);
        return new MonimeReply(
            response.StatusCode,
            text,
            response.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Sets a header; null removes it.</summary>
    public static void Set(HttpRequestMessage request, string name, string? value)
    {
        request.Headers.Remove(name);
        if (value is not null)
            request.Headers.TryAddWithoutValidation(name, value).Should().BeTrue();
    }

    public void Dispose() => _http.Dispose();
}
