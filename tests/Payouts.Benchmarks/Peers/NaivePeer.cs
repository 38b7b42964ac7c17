using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Payouts.Benchmarks.Measuring;

namespace Payouts.Benchmarks.Peers;

/// <summary>What is written in a hurry: JSON by reflection, and text both ways.</summary>
internal static class NaivePeer
{
    public static Candidate Create()
    {
        var client = new HttpClient(Samples.Provider()) { BaseAddress = Samples.BaseAddress };
        long number = 0;
        return new Candidate("naive HttpClient, text both ways", async count =>
        {
            for (int index = 0; index < count; index++) await CreateAsync(client, Samples.Reference(++number));
        });
    }

    private static async Task<AnsweredPayout> CreateAsync(HttpClient client, string reference)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Samples.Payouts)
        {
            Content = new StringContent(JsonSerializer.Serialize(CreateBody.Of(reference)), Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Samples.Token);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        request.Headers.Add("Monime-Space-Id", Samples.Space);
        request.Headers.Add("Monime-Version", Samples.Version);
        request.Headers.Add("Idempotency-Key", reference);
        using HttpResponseMessage response = await client.SendAsync(request, CancellationToken.None);
        response.EnsureSuccessStatusCode();
        return AnswerBody.Accepted(JsonSerializer.Deserialize<AnswerBody>(await response.Content.ReadAsStringAsync(CancellationToken.None)));
    }
}
