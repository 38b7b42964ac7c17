using Microsoft.Extensions.DependencyInjection;
using Payouts.Benchmarks.Cases;
using Payouts.Benchmarks.Measuring;
using Payouts.Benchmarks.Peers;
using Payouts.Benchmarks.Transport;

namespace Payouts.Benchmarks.Micro;

/// <summary>One create over real sockets of this machine.</summary>
internal sealed class LoopbackTable : IMicroTable
{
    public string Name => "loopback";

    public async Task WriteAsync(TextWriter tell)
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(Samples.AnswerBytes, Samples.IdAt, Samples.IdLength);
        AdapterCase adapter = MonimeCase.Over(server.Address);
        await tell.WriteLineAsync("One create over sockets of this machine, to a server in the same process that answers the same bytes: one caller, connections kept.");
        await tell.WriteLineAsync("The server's time and bytes are in every row, so the ratios here are nearer to what a user sees, and a real provider's hundreds of milliseconds are not in it.");
        await tell.WriteLineAsync();
        MeasuredTable.Write(tell, await SideBySide.RunAsync(
        [
            RawPeer.Create(server.Address, new SocketsHttpHandler()),
            await CreatePair.AdapterAsync(adapter, "Payouts adapter"),
            Client(adapter),
        ]));
    }

    private static Candidate Client(AdapterCase adapter)
    {
        var client = adapter.Services.GetRequiredService<IPayoutClient>();
        long number = 0;
        return new Candidate("Payouts client", async count =>
        {
            for (int index = 0; index < count; index++)
            {
                Payout payout = await client.CreateAsync(PayoutsHost.Request(Samples.Reference(++number)), CancellationToken.None);
                if (payout.Status != PayoutStatus.Pending) throw new InvalidOperationException("Not accepted.");
            }
        });
    }
}
