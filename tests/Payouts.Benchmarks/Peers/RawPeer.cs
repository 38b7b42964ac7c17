using System.Net.Http.Headers;
using System.Net.Http.Json;
using Payouts.Benchmarks.Measuring;

namespace Payouts.Benchmarks.Peers;

/// <summary>What a careful user writes without any library: <see cref="HttpClient"/>, source-generated JSON, a key, a credential. What everybody is compared with.</summary>
internal static class RawPeer
{
    public static Candidate Create() => Create(Samples.BaseAddress, Samples.Provider());

    /// <summary>The same over another transport.</summary>
    public static Candidate Create(Uri address, HttpMessageHandler handler)
    {
        var client = new HttpClient(handler);
        var payouts = new Uri(address, Samples.PayoutsPath);
        long number = 0;
        return new Candidate("raw HttpClient", async count =>
        {
            for (int index = 0; index < count; index++) await CreateAsync(client, payouts, Samples.Reference(++number));
        });
    }

    public static async Task<AnsweredPayout> CreateAsync(HttpClient client, Uri payouts, string reference)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, payouts)
        {
            Content = JsonContent.Create(CreateBody.Of(reference), PeerJson.Default.CreateBody),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Samples.Token);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        request.Headers.Add("Monime-Space-Id", Samples.Space);
        request.Headers.Add("Monime-Version", Samples.Version);
        request.Headers.Add("Idempotency-Key", reference);
        using HttpResponseMessage response = await client.SendAsync(request, CancellationToken.None);
        response.EnsureSuccessStatusCode();
        return AnswerBody.Accepted(await response.Content.ReadFromJsonAsync(PeerJson.Default.AnswerBody, CancellationToken.None));
    }
}
