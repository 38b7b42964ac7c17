using Payouts.Journal;

namespace Payouts.Testing;

/// <summary>The timeline: appended in order, with the write it belongs to.</summary>
internal static class TimelineChecks
{
    internal static IReadOnlyList<JournalCheck> All { get; } =
    [
        new("The timeline holds every entry of every write, oldest first", movesClock: true, KeepsOrderAsync),
        new("A timeline entry comes back whole", movesClock: false, ComesBackAsync),
        new("The timeline only grows, whatever the written record carries", movesClock: false, OnlyGrowsAsync),
    ];

    private static async Task KeepsOrderAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        JournalWrite insert = new() { Record = Sample.Record("order", clock), Timeline = [Sample.Entry("1", clock), Sample.Entry("2", clock)] };
        JournalRecord record = Require.NotNull((await journal.InsertAsync(insert, cancellationToken).ConfigureAwait(false)).Record, "The record of a write");
        for (int number = 3; number < 20; number += 2)
        {
            // Not every clock goes forward; the order is that of the writes.
            clock.UtcNow += number % 3 == 0 ? -Sample.Tick : Sample.Tick;
            JournalWrite update = new() { Record = record, Timeline = [Sample.Entry($"{number}", clock), Sample.Entry($"{number + 1}", clock)] };
            record = Require.NotNull((await journal.UpdateAsync(update, cancellationToken).ConfigureAwait(false)).Record, "The record of a write");
        }

        string[] expected = [.. Enumerable.Range(1, 20).Select(static number => $"{number}")];
        Require.Sequence(expected, record.Timeline.Select(static entry => entry.Description), "The timeline that the last write returns");
        JournalRecord found = await Sample.FindAsync(journal, "order", cancellationToken).ConfigureAwait(false);
        Require.Sequence(expected, found.Timeline.Select(static entry => entry.Description), "The timeline found");
    }

    private static async Task ComesBackAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        TimelineEntry full = new()
        {
            At = clock.UtcNow,
            From = PayoutStatus.Unknown,
            To = PayoutStatus.Succeeded,
            Source = TimelineSource.Person,
            Description = "Décidé 😀",
            Evidence = SendEvidence.MayHaveExecuted,
            ProviderStatus = "completed",
            RequestId = "req-1",
            Who = "Ada",
            Why = "Seen on the dashboard.",
        };
        TimelineEntry plain = Sample.Entry("plain", clock);

        await journal.InsertAsync(new JournalWrite { Record = Sample.Record("entry", clock), Timeline = [full, plain] }, cancellationToken).ConfigureAwait(false);

        JournalRecord found = await Sample.FindAsync(journal, "entry", cancellationToken).ConfigureAwait(false);
        Require.That(found.Timeline.SequenceEqual([full, plain]), "Every member of a timeline entry comes back, and those not set stay so.");
    }

    private static async Task OnlyGrowsAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        JournalWrite insert = new() { Record = Sample.Record("grows", clock), Timeline = [Sample.Entry("first", clock)] };
        JournalRecord record = Require.NotNull((await journal.InsertAsync(insert, cancellationToken).ConfigureAwait(false)).Record, "The record of a write");

        await journal.UpdateAsync(new JournalWrite { Record = record with { Timeline = [] }, Timeline = [Sample.Entry("second", clock)] }, cancellationToken).ConfigureAwait(false);

        JournalRecord found = await Sample.FindAsync(journal, "grows", cancellationToken).ConfigureAwait(false);
        Require.Sequence(["first", "second"], found.Timeline.Select(static entry => entry.Description), "The timeline found");
    }
}
