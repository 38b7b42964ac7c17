using Payouts.Journal;

namespace Payouts.Testing;

/// <summary>Lists: every condition, oldest first, page after page.</summary>
internal static class ListChecks
{
    internal static IReadOnlyList<JournalCheck> All { get; } =
    [
        new("A list holds what matches every condition, oldest first", movesClock: true, FiltersAsync),
        new("A list longer than any page holds every record once, in order", movesClock: true, LongListAsync),
        new("An empty journal lists nothing", movesClock: false, EmptyAsync),
    ];

    private static async Task FiltersAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        DateTimeOffset start = clock.UtcNow;
        PayoutStatus[] statuses = [PayoutStatus.Created, PayoutStatus.Pending, PayoutStatus.Unknown, PayoutStatus.Pending];
        for (int index = 0; index < statuses.Length; index++)
        {
            JournalRecord record = Sample.Record($"{(char)('d' - index)}", clock, index % 2 == 0 ? "even" : "odd");
            await Sample.AddAsync(journal, record with { Status = statuses[index] }, cancellationToken).ConfigureAwait(false);
            clock.Advance(Sample.Tick);
        }

        await ExpectAsync(new PayoutFilter(), "d", "c", "b", "a").ConfigureAwait(false);
        await ExpectAsync(new PayoutFilter { Statuses = [] }, "d", "c", "b", "a").ConfigureAwait(false);
        await ExpectAsync(new PayoutFilter { Statuses = [PayoutStatus.Pending] }, "c", "a").ConfigureAwait(false);
        await ExpectAsync(new PayoutFilter { Statuses = [PayoutStatus.Unknown, PayoutStatus.Created] }, "d", "b").ConfigureAwait(false);
        await ExpectAsync(new PayoutFilter { Statuses = [PayoutStatus.Reversed] }).ConfigureAwait(false);
        await ExpectAsync(new PayoutFilter { Provider = "even" }, "d", "b").ConfigureAwait(false);
        await ExpectAsync(new PayoutFilter { Provider = "Even" }).ConfigureAwait(false);
        await ExpectAsync(new PayoutFilter { CreatedFrom = start + Sample.Tick }, "c", "b", "a").ConfigureAwait(false);
        await ExpectAsync(new PayoutFilter { CreatedBefore = start + Sample.Tick }, "d").ConfigureAwait(false);
        await ExpectAsync(new PayoutFilter { CreatedFrom = start + Sample.Tick, CreatedBefore = start + (Sample.Tick * 3) }, "c", "b").ConfigureAwait(false);
        await ExpectAsync(new PayoutFilter { CreatedFrom = (start + Sample.Tick).ToOffset(TimeSpan.FromHours(5)) }, "c", "b", "a").ConfigureAwait(false);
        await ExpectAsync(new PayoutFilter { Statuses = [PayoutStatus.Pending], Provider = "odd", CreatedFrom = start + (Sample.Tick * 2) }, "a").ConfigureAwait(false);

        async Task ExpectAsync(PayoutFilter filter, params string[] references) =>
            Require.Sequence(references, await Sample.ListAsync(journal, filter, cancellationToken).ConfigureAwait(false), $"The list for {filter}");
    }

    private static async Task LongListAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        // Some share a time, as payouts of one batch do.
        string[] expected = [.. Enumerable.Range(1000, 700).Select(static number => $"{number}")];
        foreach (string reference in expected)
        {
            await Sample.AddAsync(journal, Sample.Record(reference, clock), cancellationToken).ConfigureAwait(false);
            if (reference.EndsWith('0')) clock.Advance(Sample.Tick);
        }

        Require.Sequence(expected, await Sample.ListAsync(journal, new PayoutFilter(), cancellationToken).ConfigureAwait(false), "A list of 700");
    }

    private static async Task EmptyAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken) =>
        Require.Sequence([], await Sample.ListAsync(journal, new PayoutFilter(), cancellationToken).ConfigureAwait(false), "The list of an empty journal");
}
