using Microsoft.Extensions.DependencyInjection;
using Payouts.Benchmarks.Measuring;
using Payouts.DependencyInjection;

namespace Payouts.Benchmarks.Peers;

/// <summary>The client as an application calls it: the same payout with everything, journal included.</summary>
internal static class PayoutsClientPeer
{
    public static Candidate Create(string name = "Payouts client", Action<PayoutsBuilder>? journal = null)
    {
        ServiceProvider services = PayoutsHost.Build(journal);
        var client = services.GetRequiredService<IPayoutClient>();
        long number = 0;
        return new Candidate(name, async count =>
        {
            for (int index = 0; index < count; index++)
            {
                Payout payout = await client.CreateAsync(PayoutsHost.Request(Samples.Reference(++number)), CancellationToken.None);
                if (payout.Status != PayoutStatus.Pending) throw new InvalidOperationException("Not accepted.");
            }
        });
    }
}
