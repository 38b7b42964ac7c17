using System.Net.Http.Headers;
using System.Net.Http.Json;
using Payouts.Benchmarks.Peers;

namespace RawApp;

/// <summary>The create call over a client of the factory's.</summary>
internal sealed class RawClient(HttpClient client)
{
    public async Task<AnsweredPayout> CreateAsync(RawBody body, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "v1/payouts") { Content = JsonContent.Create(body, RawJson.Default.RawBody) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "mon_test_simulator");
        request.Headers.Add("Monime-Space-Id", "spc-simulator");
        request.Headers.Add("Monime-Version", "caph.2025-08-23");
        request.Headers.Add("Idempotency-Key", key);
        using HttpResponseMessage response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return AnswerBody.Accepted(await response.Content.ReadFromJsonAsync(RawJson.Default.AnswerBody));
    }
}
