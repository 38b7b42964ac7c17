using System.Net.Http.Headers;
using System.Text;
using Newtonsoft.Json;
using Payouts.Benchmarks.Measuring;

namespace Payouts.Benchmarks.Peers;

/// <summary>What most code of some age does: <see cref="HttpClient"/> and Newtonsoft.Json, with text both ways.</summary>
internal static class NewtonsoftPeer
{
    public static Candidate Create()
    {
        var client = new HttpClient(Samples.Provider()) { BaseAddress = Samples.BaseAddress };
        long number = 0;
        return new Candidate("HttpClient + Newtonsoft.Json", async count =>
        {
            for (int index = 0; index < count; index++) await CreateAsync(client, Samples.Reference(++number));
        });
    }

    private static async Task<AnsweredPayout> CreateAsync(HttpClient client, string reference)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Samples.Payouts)
        {
            Content = new StringContent(JsonConvert.SerializeObject(CreateBody.Of(reference), NewtonsoftJson.Settings), Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Samples.Token);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        request.Headers.Add("Monime-Space-Id", Samples.Space);
        request.Headers.Add("Monime-Version", Samples.Version);
        request.Headers.Add("Idempotency-Key", reference);
        using HttpResponseMessage response = await client.SendAsync(request, CancellationToken.None);
        response.EnsureSuccessStatusCode();
        return AnswerBody.Accepted(JsonConvert.DeserializeObject<AnswerBody>(await response.Content.ReadAsStringAsync(CancellationToken.None), NewtonsoftJson.Settings));
    }
}
