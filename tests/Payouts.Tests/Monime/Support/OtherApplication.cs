using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Payouts.Simulator;
using Payouts.Simulator.Monime;

namespace Payouts.Tests.Monime.Support;

/// <summary>Makes payouts in the same Space without this library, as a dashboard or an older service does.</summary>
internal static class OtherApplication
{
    private static int _keys;

    public static async Task<string> PayAsync(PayoutSimulator simulator, string? handle = null, long minor = 15000, string? phone = null)
    {
        using var http = new HttpClient { BaseAddress = simulator.AddressOf(MonimeDefaults.ProviderName) };
        using var request = new HttpRequestMessage(HttpMethod.Post, "v1/payouts");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", MonimeDefaults.TestToken);
        request.Headers.Add("Monime-Space-Id", MonimeDefaults.SpaceId);
        request.Headers.Add("Idempotency-Key", $"another-application-{Interlocked.Increment(ref _keys)}");
        var body = new JsonObject
        {
            ["amount"] = new JsonObject { ["currency"] = "SLE", ["value"] = minor },
            ["destination"] = new JsonObject { ["type"] = "momo", ["providerId"] = "m17", ["phoneNumber"] = phone ?? Sample.Phone },
        };
        if (handle is not null) body["metadata"] = new JsonObject { ["payouts_handle"] = handle };
        request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!["result"]!["id"]!.GetValue<string>();
    }

    public static async Task PayManyAsync(PayoutSimulator simulator, int count)
    {
        for (int number = 0; number < count; number++) await PayAsync(simulator);
    }
}
