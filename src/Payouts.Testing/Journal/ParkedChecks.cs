using Payouts.Journal;

namespace Payouts.Testing;

/// <summary>Parked events: seen, and given out again when somebody says so.</summary>
internal static class ParkedChecks
{
    internal static IReadOnlyList<JournalCheck> All { get; } =
    [
        new("Parked events are listed as they were written, oldest first, over every page", movesClock: false, ParkedListAsync),
        new("A parked event that is returned comes out at once, as if never taken, before later ones of its payout", movesClock: true, ReturnAsync),
        new("Parked events returned in any order come out in theirs", movesClock: false, ReturnInAnyOrderAsync),
        new("Who holds a later event when an earlier one is returned finishes nothing, and it comes out again", movesClock: true, ReturnBeforeHeldAsync),
        new("Returning an event that is not parked does nothing", movesClock: false, ReturnNothingAsync),
    ];

    private static async Task ParkedListAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        const int payouts = 250;
        for (int number = 0; number < payouts; number++)
        {
            string reference = $"{number}";
            await Sample.AddAsync(journal, Sample.Record(reference, clock), cancellationToken, claim: null, Sample.Event(reference, $"Changé {number}", clock)).ConfigureAwait(false);
        }

        Require.Same(0, (await ParkedAsync(journal, cancellationToken).ConfigureAwait(false)).Count, "How many are parked before any is");
        foreach (JournalEvent taken in await journal.TakeEventsAsync(payouts, Sample.Hold, cancellationToken).ConfigureAwait(false))
        {
            if (!string.Equals(taken.Event.Reference, "7", StringComparison.Ordinal))
                await journal.FinishEventAsync(taken, EventDisposition.Parked, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        }

        List<JournalEvent> parked = await ParkedAsync(journal, cancellationToken).ConfigureAwait(false);
        Require.Sequence(
            Enumerable.Range(0, payouts).Where(static number => number != 7).Select(number => Sample.Json(Sample.Event($"{number}", $"Changé {number}", clock))),
            parked.Select(static each => Sample.Json(each.Event)),
            "The parked events");
        Require.That(parked.Zip(parked.Skip(1)).All(static pair => pair.First.Id < pair.Second.Id), "Parked events are listed with their ids, oldest first.");
        Require.That(parked.TrueForAll(static each => each.Deliveries == 1), "A parked event shows how often it was taken.");
    }

    private static async Task ReturnAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        await Sample.AddAsync(
            journal, Sample.Record("a", clock), cancellationToken, claim: null, Sample.Event("a", "1", clock), Sample.Event("a", "2", clock), Sample.Event("a", "3", clock)).ConfigureAwait(false);
        JournalEvent first = await OutboxChecks.TakeOneAsync(journal, "1", cancellationToken).ConfigureAwait(false);
        await journal.FinishEventAsync(first, EventDisposition.Parked, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        JournalEvent second = await OutboxChecks.TakeOneAsync(journal, "2", cancellationToken).ConfigureAwait(false);
        await journal.FinishEventAsync(second, EventDisposition.Delivered, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);

        Require.That(await journal.ReturnParkedAsync(first.Id, cancellationToken).ConfigureAwait(false), "A parked event can be returned.");

        Require.Same(0, (await ParkedAsync(journal, cancellationToken).ConfigureAwait(false)).Count, "How many are parked after it was returned");
        JournalEvent again = await OutboxChecks.TakeOneAsync(journal, "1", cancellationToken).ConfigureAwait(false);
        Require.Same((first.Id, 0), (again.Id, again.Deliveries), "The id and the deliveries of a returned event");
        clock.Advance(Sample.Hold);
        again = await OutboxChecks.TakeOneAsync(journal, "1", cancellationToken).ConfigureAwait(false);
        await journal.FinishEventAsync(again, EventDisposition.Delivered, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        await OutboxChecks.TakeOneAsync(journal, "3", cancellationToken).ConfigureAwait(false);
    }

    private static async Task ReturnInAnyOrderAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        string[] order = ["1", "2", "3"];
        await Sample.AddAsync(
            journal, Sample.Record("a", clock), cancellationToken, claim: null, [.. order.Select(number => Sample.Event("a", number, clock))]).ConfigureAwait(false);
        await Sample.AddAsync(journal, Sample.Record("b", clock), cancellationToken).ConfigureAwait(false);
        var parked = new List<JournalEvent>();
        foreach (string number in order)
        {
            parked.Add(await OutboxChecks.TakeOneAsync(journal, number, cancellationToken).ConfigureAwait(false));
            await journal.FinishEventAsync(parked[^1], EventDisposition.Parked, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        }

        foreach (int index in new[] { 1, 0, 2 })
            Require.That(await journal.ReturnParkedAsync(parked[index].Id, cancellationToken).ConfigureAwait(false), "Each of several parked events can be returned.");

        foreach (string number in order)
        {
            JournalEvent taken = await OutboxChecks.TakeOneAsync(journal, number, cancellationToken).ConfigureAwait(false);
            await journal.FinishEventAsync(taken, EventDisposition.Delivered, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        }

        Require.Same(0, (await journal.TakeEventsAsync(10, Sample.Hold, cancellationToken).ConfigureAwait(false)).Count, "How many are left");
    }

    private static async Task ReturnBeforeHeldAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        await Sample.AddAsync(journal, Sample.Record("a", clock), cancellationToken, claim: null, Sample.Event("a", "1", clock), Sample.Event("a", "2", clock)).ConfigureAwait(false);
        JournalEvent first = await OutboxChecks.TakeOneAsync(journal, "1", cancellationToken).ConfigureAwait(false);
        await journal.FinishEventAsync(first, EventDisposition.Parked, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        JournalEvent held = await OutboxChecks.TakeOneAsync(journal, "2", cancellationToken).ConfigureAwait(false);

        await journal.ReturnParkedAsync(first.Id, cancellationToken).ConfigureAwait(false);
        await journal.FinishEventAsync(held, EventDisposition.Delivered, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);

        JournalEvent again = await OutboxChecks.TakeOneAsync(journal, "1", cancellationToken).ConfigureAwait(false);
        await journal.FinishEventAsync(again, EventDisposition.Delivered, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        clock.Advance(Sample.Hold);
        await OutboxChecks.TakeOneAsync(journal, "2", cancellationToken).ConfigureAwait(false);
    }

    private static async Task ReturnNothingAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        await Sample.AddAsync(journal, Sample.Record("a", clock), cancellationToken, claim: null, Sample.Event("a", "1", clock)).ConfigureAwait(false);
        JournalEvent taken = await OutboxChecks.TakeOneAsync(journal, "1", cancellationToken).ConfigureAwait(false);

        Require.That(!await journal.ReturnParkedAsync(taken.Id, cancellationToken).ConfigureAwait(false), "An event that is being delivered is not parked.");
        Require.That(!await journal.ReturnParkedAsync(taken.Id + 1000, cancellationToken).ConfigureAwait(false), "An event that never was is not parked.");
        await journal.FinishEventAsync(taken, EventDisposition.Parked, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        Require.That(await journal.ReturnParkedAsync(taken.Id, cancellationToken).ConfigureAwait(false), "A parked event can be returned.");
        Require.That(!await journal.ReturnParkedAsync(taken.Id, cancellationToken).ConfigureAwait(false), "An event that was returned is not parked.");
    }

    private static async Task<List<JournalEvent>> ParkedAsync(IPayoutJournal journal, CancellationToken cancellationToken)
    {
        var parked = new List<JournalEvent>();
        await foreach (JournalEvent each in journal.ListParkedAsync(cancellationToken).ConfigureAwait(false)) parked.Add(each);
        return parked;
    }
}
