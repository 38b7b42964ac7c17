using Payouts.Benchmarks.Peers;

namespace Payouts.Benchmarks.Cold;

/// <summary>A typed client as the factory's documentation shows it.</summary>
internal sealed class RawClient(HttpClient client)
{
    public Task<AnsweredPayout> CreateAsync(string reference) => RawPeer.CreateAsync(client, Samples.Payouts, reference);
}
