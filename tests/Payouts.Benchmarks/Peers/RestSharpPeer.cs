using Payouts.Benchmarks.Measuring;
using RestSharp;

namespace Payouts.Benchmarks.Peers;

/// <summary>A client on RestSharp with its defaults, which serialise by System.Text.Json's reflection.</summary>
internal static class RestSharpPeer
{
    public static Candidate Create()
    {
        var client = new RestClient(Samples.Provider(), configureRestClient: static options => options.BaseUrl = Samples.BaseAddress);
        long number = 0;
        return new Candidate("RestSharp", async count =>
        {
            for (int index = 0; index < count; index++) await CreateAsync(client, Samples.Reference(++number));
        });
    }

    private static async Task<AnsweredPayout> CreateAsync(RestClient client, string reference)
    {
        RestRequest request = new RestRequest(Samples.Payouts, Method.Post)
            .AddJsonBody(CreateBody.Of(reference))
            .AddHeader("Authorization", $"Bearer {Samples.Token}")
            .AddHeader("Accept", "application/json")
            .AddHeader("Monime-Space-Id", Samples.Space)
            .AddHeader("Monime-Version", Samples.Version)
            .AddHeader("Idempotency-Key", reference);
        RestResponse<AnswerBody> response = await client.ExecuteAsync<AnswerBody>(request, CancellationToken.None);
        return response.IsSuccessful ? AnswerBody.Accepted(response.Data) : throw new InvalidOperationException("Refused.", response.ErrorException);
    }
}
