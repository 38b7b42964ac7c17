using Payouts.Benchmarks.Measuring;
using Payouts.Benchmarks.Peers;

namespace Payouts.Benchmarks.Micro;

/// <summary>One create over a provider in memory, by everybody.</summary>
internal sealed class CreateTable : IMicroTable
{
    public string Name => "create";

    public async Task WriteAsync(TextWriter tell)
    {
        await tell.WriteLineAsync("One create, the provider in memory: the same payout with the same headers, and the answer read and checked.");
        await tell.WriteLineAsync("The Payouts client journals every payout besides, in memory. Azure.Core, RestSharp and Flurl run with their defaults.");
        await tell.WriteLineAsync();
        MeasuredTable.Write(tell, await SideBySide.RunAsync(
        [
            RawPeer.Create(), NaivePeer.Create(), NewtonsoftPeer.Create(), AzureCorePeer.Create(), RestSharpPeer.Create(), FlurlPeer.Create(),
            await PayoutsAdapterPeer.CreateAsync(), PayoutsClientPeer.Create(),
        ]));
    }
}
