using Flurl.Http;
using Flurl.Http.Configuration;
using Payouts.Benchmarks.Measuring;

namespace Payouts.Benchmarks.Peers;

/// <summary>A client on Flurl.Http 2.4 (an old line, which serialises with Newtonsoft.Json) over Flurl 3.0.</summary>
internal static class FlurlPeer
{
    public static Candidate Create()
    {
        var client = new FlurlClient(new HttpClient(Samples.Provider()) { BaseAddress = Samples.BaseAddress });
        client.Settings.JsonSerializer = new NewtonsoftJsonSerializer(NewtonsoftJson.Settings);
        long number = 0;
        return new Candidate("Flurl.Http 2.4", async count =>
        {
            for (int index = 0; index < count; index++) await CreateAsync(client, Samples.Reference(++number));
        });
    }

    private static async Task<AnsweredPayout> CreateAsync(FlurlClient client, string reference)
    {
        using HttpResponseMessage response = await client.Request(Samples.Payouts)
            .WithOAuthBearerToken(Samples.Token)
            .WithHeader("Accept", "application/json")
            .WithHeader("Monime-Space-Id", Samples.Space)
            .WithHeader("Monime-Version", Samples.Version)
            .WithHeader("Idempotency-Key", reference)
            .PostJsonAsync(CreateBody.Of(reference), CancellationToken.None);
        return AnswerBody.Accepted(await Task.FromResult(response).ReceiveJson<AnswerBody>());
    }
}
