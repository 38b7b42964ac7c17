using System.Text;
using Payouts.Simulator.Moneroo;

namespace Payouts.Simulator.Tests;

/// <summary>Speaks to the simulated Moneroo over a real connection, with good headers unless told otherwise.</summary>
internal sealed class MonerooApi(Uri baseAddress) : IDisposable
{
    public const string CreatePath = "v1/payouts/initialize";

    private const string Customer = """{"email":"john@example.com","first_name":"John","last_name":"Doe"}""";

    private readonly HttpClient _http = new() { BaseAddress = baseAddress };

    public static string Body(string msisdn = "22951345020", long amount = 1_000) =>
        $$$"""{"amount":{{{amount}}},"currency":"XOF","description":"Order refund","method":"mtn_bj","customer":{{{Customer}}},"recipient":{"msisdn":"{{{msisdn}}}"}}""";

    public static string DemoBody(string account = MonerooMagicNumbers.DemoSuccess) =>
        $$$"""{"amount":500,"currency":"USD","description":"hello","method":"moneroo_payout_demo","customer":{{{Customer}}},"recipient":{"account_number":"{{{account}}}"}}""";

    public Task<MonerooReply> CreateAsync(string? body = null, string key = MonerooDefaults.SandboxKey) =>
        SendAsync("POST", CreatePath, body ?? Body(), request => Set(request, "Authorization", "Bearer " + key));

    public Task<MonerooReply> GetAsync(string path, string key = MonerooDefaults.SandboxKey) =>
        SendAsync("GET", path, change: request => Set(request, "Authorization", "Bearer " + key));

    public Task<MonerooReply> VerifyAsync(string id) => GetAsync($"v1/payouts/{id}/verify");

    public async Task<MonerooReply> SendAsync(string method, string path, string? body = null, Action<HttpRequestMessage>? change = null)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), path);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        Set(request, "Authorization", "Bearer " + MonerooDefaults.SandboxKey);
        Set(request, "Accept", "application/json");
        change?.Invoke(request);
        using HttpResponseMessage response = await _http.SendAsync(request);
        string text = await response.Content.ReadAsStringAsync();
        return new MonerooReply(
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
