using Microsoft.Extensions.DependencyInjection;
using Payouts.Benchmarks.Peers;
using Payouts.Journal;

namespace Payouts.Benchmarks.Durable;

/// <summary>The three payouts that a history is copied from, made by the client itself: one paid and told of, one paid and not told of yet, one still open.</summary>
internal static class HistorySamples
{
    public static async Task MakeAsync(DurablePlace place, int number)
    {
        await using ServiceProvider services = PayoutsHost.Build(payouts => place.Use(payouts, number), new SettlingProvider());
        var client = services.GetRequiredService<IPayoutClient>();
        var journal = services.GetRequiredService<IPayoutJournal>();
        await PayAsync(client, 1);
        while (await journal.TakeEventsAsync(100, TimeSpan.FromMinutes(1), CancellationToken.None) is { Count: > 0 } events)
        {
            foreach (JournalEvent each in events) await journal.FinishEventAsync(each, EventDisposition.Delivered, TimeSpan.Zero, CancellationToken.None);
        }

        await PayAsync(client, 2);
        await client.CreateAsync(PayoutsHost.Request(Reference(3)), CancellationToken.None);
    }

    private static async Task PayAsync(IPayoutClient client, int number)
    {
        await client.CreateAsync(PayoutsHost.Request(Reference(number)), CancellationToken.None);
        Payout paid = await client.RefreshAsync(Reference(number), CancellationToken.None);
        if (paid.Status != PayoutStatus.Succeeded) throw new InvalidOperationException($"Not paid: {paid.Status}.");
    }

    // As long as the references of the copies, so that lengths in the stored bytes stay right.
    private static string Reference(int number) => $"sample-{number:D12}";
}
