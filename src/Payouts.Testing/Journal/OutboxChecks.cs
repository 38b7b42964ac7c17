using Payouts.Journal;

namespace Payouts.Testing;

/// <summary>The outbox: at least once, in order per payout.</summary>
internal static class OutboxChecks
{
    internal static IReadOnlyList<JournalCheck> All { get; } =
    [
        new("An event comes out as it was written", movesClock: false, ComesOutAsync),
        new("The events of one payout come out one at a time, in order", movesClock: false, OrderAsync),
        new("The events of several payouts come out side by side, no more than asked for", movesClock: false, SideBySideAsync),
        new("An event that was taken and not finished comes out again after the hold, and counts", movesClock: true, HoldAsync),
        new("An event to be retried comes out again after its pause, before later ones of its payout", movesClock: true, RetryAsync),
        new("A parked event does not come out again, and later ones of its payout do", movesClock: true, ParkAsync),
        new("Who finishes an event after somebody else has taken it finishes nothing", movesClock: true, LateFinishAsync),
        new("Finishing an event that is gone does nothing", movesClock: false, FinishedTwiceAsync),
    ];

    private static async Task ComesOutAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        PayoutEvent full = Sample.Event("a", "Changé 😀", clock);
        PayoutEvent plain = Sample.Event("b", "plain", clock) with { From = null };
        await Sample.AddAsync(journal, Sample.Record("a", clock), cancellationToken, claim: null, full).ConfigureAwait(false);
        await Sample.AddAsync(journal, Sample.Record("b", clock), cancellationToken, claim: null, plain).ConfigureAwait(false);

        IReadOnlyList<JournalEvent> taken = await journal.TakeEventsAsync(10, Sample.Hold, cancellationToken).ConfigureAwait(false);

        JournalEvent[] inOrder = [.. taken.OrderBy(static happened => happened.Id)];
        Require.Sequence([Sample.Json(full), Sample.Json(plain)], inOrder.Select(static happened => Sample.Json(happened.Event)), "The events");
        Require.That(inOrder.All(static happened => happened.Deliveries == 0), "An event that was never taken has no deliveries.");
    }

    private static async Task OrderAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        JournalRecord record = await Sample.AddAsync(journal, Sample.Record("a", clock), cancellationToken, claim: null, Sample.Event("a", "1", clock), Sample.Event("a", "2", clock))
            .ConfigureAwait(false);
        await Sample.ChangeAsync(journal, record, cancellationToken, claim: null, Sample.Event("a", "3", clock)).ConfigureAwait(false);

        long last = 0;
        foreach (string expected in new[] { "1", "2", "3" })
        {
            JournalEvent only = await TakeOneAsync(journal, expected, cancellationToken).ConfigureAwait(false);
            Require.That(only.Id > last, "Ids grow.");
            last = only.Id;
            Require.Same(0, (await journal.TakeEventsAsync(10, Sample.Hold, cancellationToken).ConfigureAwait(false)).Count, "How many more come out before it is finished");
            await journal.FinishEventAsync(only, EventDisposition.Delivered, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        }

        Require.Same(0, (await journal.TakeEventsAsync(10, Sample.Hold, cancellationToken).ConfigureAwait(false)).Count, "How many are left");
    }

    private static async Task SideBySideAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        foreach (string reference in new[] { "a", "b", "c" })
        {
            await Sample.AddAsync(
                journal, Sample.Record(reference, clock), cancellationToken, claim: null, Sample.Event(reference, "1", clock), Sample.Event(reference, "2", clock)).ConfigureAwait(false);
        }

        IReadOnlyList<JournalEvent> two = await journal.TakeEventsAsync(2, Sample.Hold, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<JournalEvent> rest = await journal.TakeEventsAsync(10, Sample.Hold, cancellationToken).ConfigureAwait(false);

        Require.Same(2, two.Count, "How many come out when two are asked for");
        Require.Sequence(["a", "b", "c"], two.Concat(rest).Select(static happened => happened.Event.Reference).Order(StringComparer.Ordinal), "The payouts whose events came out");
        Require.That(two.Concat(rest).All(static happened => string.Equals(happened.Event.Description, "1", StringComparison.Ordinal)), "The oldest event of each comes out.");
    }

    private static async Task HoldAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        await Sample.AddAsync(journal, Sample.Record("a", clock), cancellationToken, claim: null, Sample.Event("a", "1", clock)).ConfigureAwait(false);

        for (int deliveries = 0; deliveries < 3; deliveries++)
        {
            JournalEvent taken = await TakeOneAsync(journal, "1", cancellationToken).ConfigureAwait(false);
            Require.Same(deliveries, taken.Deliveries, "How often it was taken before");
            clock.Advance(Sample.Hold - Sample.Tick);
            Require.Same(0, (await journal.TakeEventsAsync(10, Sample.Hold, cancellationToken).ConfigureAwait(false)).Count, "How many come out while it is held");
            clock.Advance(Sample.Tick);
        }
    }

    private static async Task RetryAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        await Sample.AddAsync(journal, Sample.Record("a", clock), cancellationToken, claim: null, Sample.Event("a", "1", clock), Sample.Event("a", "2", clock)).ConfigureAwait(false);
        JournalEvent first = await TakeOneAsync(journal, "1", cancellationToken).ConfigureAwait(false);

        await journal.FinishEventAsync(first, EventDisposition.Retry, Sample.Tick * 5, cancellationToken).ConfigureAwait(false);

        clock.Advance(Sample.Tick * 4);
        Require.Same(0, (await journal.TakeEventsAsync(10, Sample.Hold, cancellationToken).ConfigureAwait(false)).Count, "How many come out during the pause");
        clock.Advance(Sample.Tick);
        JournalEvent again = await TakeOneAsync(journal, "1", cancellationToken).ConfigureAwait(false);
        Require.Same(1, again.Deliveries, "How often it was taken before");
    }

    private static async Task ParkAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        await Sample.AddAsync(journal, Sample.Record("a", clock), cancellationToken, claim: null, Sample.Event("a", "1", clock), Sample.Event("a", "2", clock)).ConfigureAwait(false);
        JournalEvent first = await TakeOneAsync(journal, "1", cancellationToken).ConfigureAwait(false);

        await journal.FinishEventAsync(first, EventDisposition.Parked, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);

        JournalEvent second = await TakeOneAsync(journal, "2", cancellationToken).ConfigureAwait(false);
        await journal.FinishEventAsync(second, EventDisposition.Delivered, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        clock.Advance(Sample.Hold * 10);
        Require.Same(0, (await journal.TakeEventsAsync(10, Sample.Hold, cancellationToken).ConfigureAwait(false)).Count, "How many come out after one was parked and one delivered");
    }

    private static async Task LateFinishAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        await Sample.AddAsync(journal, Sample.Record("a", clock), cancellationToken, claim: null, Sample.Event("a", "1", clock), Sample.Event("a", "2", clock)).ConfigureAwait(false);
        JournalEvent slow = await TakeOneAsync(journal, "1", cancellationToken).ConfigureAwait(false);
        clock.Advance(Sample.Hold);
        JournalEvent taken = await TakeOneAsync(journal, "1", cancellationToken).ConfigureAwait(false);

        await journal.FinishEventAsync(slow, EventDisposition.Delivered, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);

        Require.Same(0, (await journal.TakeEventsAsync(10, Sample.Hold, cancellationToken).ConfigureAwait(false)).Count, "How many come out while somebody else holds the event");
        await journal.FinishEventAsync(taken, EventDisposition.Delivered, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        await TakeOneAsync(journal, "2", cancellationToken).ConfigureAwait(false);
    }

    private static async Task FinishedTwiceAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        await Sample.AddAsync(journal, Sample.Record("a", clock), cancellationToken, claim: null, Sample.Event("a", "1", clock), Sample.Event("a", "2", clock)).ConfigureAwait(false);
        JournalEvent first = await TakeOneAsync(journal, "1", cancellationToken).ConfigureAwait(false);

        await journal.FinishEventAsync(first, EventDisposition.Delivered, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        await journal.FinishEventAsync(first, EventDisposition.Delivered, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);

        await TakeOneAsync(journal, "2", cancellationToken).ConfigureAwait(false);
    }

    internal static async Task<JournalEvent> TakeOneAsync(IPayoutJournal journal, string description, CancellationToken cancellationToken)
    {
        IReadOnlyList<JournalEvent> taken = await journal.TakeEventsAsync(10, Sample.Hold, cancellationToken).ConfigureAwait(false);
        Require.Sequence([description], taken.Select(static happened => happened.Event.Description), "What comes out");
        return taken[0];
    }
}
