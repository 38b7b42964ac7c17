using Payouts.Journal;

namespace Payouts.Testing;

/// <summary>Inserts and updates: all or nothing, compared by version.</summary>
internal static class WriteChecks
{
    internal static IReadOnlyList<JournalCheck> All { get; } =
    [
        new("An inserted record comes back whole, as version 1", movesClock: false, ComesBackAsync),
        new("An inserted record without optional members comes back without them", movesClock: false, ComesBackPlainAsync),
        new("A second insert of a reference writes nothing and returns the record that exists", movesClock: false, SecondInsertAsync),
        new("An update replaces the record and adds one to its version", movesClock: false, UpdateAsync),
        new("An update made from an older version writes nothing and returns the newest one", movesClock: false, StaleUpdateAsync),
        new("An update of a reference that was never inserted finds nothing", movesClock: false, UpdateOfNothingAsync),
        new("An update changes no other record", movesClock: false, OthersStayAsync),
        new("A write that is cancelled before it begins writes nothing", movesClock: false, CancelledAsync),
        new("A reference that was never inserted is not found", movesClock: false, NotFoundAsync),
    ];

    private static async Task ComesBackAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        JournalRecord record = Sample.FullRecord("full", clock);

        JournalRecord inserted = await Sample.AddAsync(journal, record, cancellationToken).ConfigureAwait(false);
        JournalRecord found = await Sample.FindAsync(journal, "full", cancellationToken).ConfigureAwait(false);

        Require.Same(1, inserted.Version, "The version after an insert");
        Require.Same(1, found.Version, "The version found");
        Require.Same(Sample.Written(record), Sample.Written(inserted), "The record that an insert returns");
        Require.Same(Sample.Written(record), Sample.Written(found), "The record found");
    }

    private static async Task ComesBackPlainAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        JournalRecord record = Sample.Record("plain", clock);

        await Sample.AddAsync(journal, record, cancellationToken).ConfigureAwait(false);
        JournalRecord found = await Sample.FindAsync(journal, "plain", cancellationToken).ConfigureAwait(false);

        Require.Same(Sample.Written(record), Sample.Written(found), "The record found");
        Require.That(found.Claim is null, "A record that nobody claimed has no claim.");
    }

    private static async Task SecondInsertAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        JournalRecord first = await Sample.AddAsync(journal, Sample.Record("twice", clock), cancellationToken).ConfigureAwait(false);
        JournalRecord other = Sample.Record("twice", clock, "account-2") with { Fingerprint = "1:other" };

        JournalResult second = await journal.InsertAsync(
            new JournalWrite
            {
                Record = other,
                Timeline = [Sample.Entry("second", clock)],
                Events = [Sample.Event("twice", "second", clock)],
                Claim = ClaimChange.Take("second", Sample.Lease),
            },
            cancellationToken).ConfigureAwait(false);

        Require.Same(JournalOutcome.VersionConflict, second.Outcome, "The outcome of a second insert");
        Require.Same(Sample.Written(first), Sample.Written(Require.NotNull(second.Record, "The record that exists")), "The record that a second insert returns");
        JournalRecord found = await Sample.FindAsync(journal, "twice", cancellationToken).ConfigureAwait(false);
        Require.Same(1, found.Version, "The version after a second insert");
        Require.That(found.Claim is null, "A second insert takes no claim.");
        Require.That(found.Timeline.Count == 0, "A second insert appends nothing to the timeline.");
        Require.That((await journal.TakeEventsAsync(10, Sample.Hold, cancellationToken).ConfigureAwait(false)).Count == 0, "A second insert raises no event.");
        Require.That(
            await journal.FindByHandleAsync("account-2", other.Handle, cancellationToken).ConfigureAwait(false) is null, "A second insert makes nothing that can be found by handle.");
    }

    private static async Task UpdateAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        JournalRecord inserted = await Sample.AddAsync(journal, Sample.Record("changed", clock), cancellationToken).ConfigureAwait(false);
        JournalRecord change = Sample.FullRecord("changed", clock) with { Version = inserted.Version };

        JournalRecord updated = await Sample.ChangeAsync(journal, change, cancellationToken).ConfigureAwait(false);
        JournalRecord found = await Sample.FindAsync(journal, "changed", cancellationToken).ConfigureAwait(false);

        Require.Same(2, updated.Version, "The version after an update");
        Require.Same(Sample.Written(change), Sample.Written(updated), "The record that an update returns");
        Require.Same(Sample.Written(change), Sample.Written(found), "The record found after an update");
        Require.Same(2, found.Version, "The version found after an update");
    }

    private static async Task StaleUpdateAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        JournalRecord first = await Sample.AddAsync(journal, Sample.Record("stale", clock), cancellationToken).ConfigureAwait(false);
        JournalRecord second = await Sample.ChangeAsync(journal, first with { PersonReason = "mismatch" }, cancellationToken).ConfigureAwait(false);

        JournalResult stale = await journal.UpdateAsync(
            new JournalWrite
            {
                Record = first with { Status = PayoutStatus.Failed },
                Timeline = [Sample.Entry("stale", clock)],
                Events = [Sample.Event("stale", "stale", clock)],
                Claim = ClaimChange.Take("late", Sample.Lease),
            },
            cancellationToken).ConfigureAwait(false);

        Require.Same(JournalOutcome.VersionConflict, stale.Outcome, "The outcome of an update made from an older version");
        JournalRecord returned = Require.NotNull(stale.Record, "The newest record");
        Require.Same(Sample.Written(second), Sample.Written(returned), "The record that a refused update returns");
        Require.Same(2, returned.Version, "The version that a refused update returns");
        JournalRecord found = await Sample.FindAsync(journal, "stale", cancellationToken).ConfigureAwait(false);
        Require.Same(Sample.Written(second), Sample.Written(found), "The record after a refused update");
        Require.That(found.Claim is null && found.Timeline.Count == 0, "A refused update takes no claim and appends nothing.");
        Require.That((await journal.TakeEventsAsync(10, Sample.Hold, cancellationToken).ConfigureAwait(false)).Count == 0, "A refused update raises no event.");
    }

    private static async Task UpdateOfNothingAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        JournalResult result = await journal.UpdateAsync(new JournalWrite { Record = Sample.Record("nothing", clock) with { Version = 1 } }, cancellationToken).ConfigureAwait(false);

        Require.Same(JournalOutcome.NotFound, result.Outcome, "The outcome of an update of nothing");
        Require.That(result.Record is null, "An update of nothing returns no record.");
        Require.That(await journal.FindAsync("nothing", cancellationToken).ConfigureAwait(false) is null, "An update of nothing makes no record.");
    }

    private static async Task OthersStayAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        JournalRecord changed = await Sample.AddAsync(journal, Sample.Record("changed", clock), cancellationToken).ConfigureAwait(false);
        JournalRecord other = await Sample.AddAsync(journal, Sample.Record("other", clock), cancellationToken).ConfigureAwait(false);

        await journal.UpdateAsync(new JournalWrite { Record = Sample.Bound(changed, "id-1"), Timeline = [Sample.Entry("changed", clock)] }, cancellationToken).ConfigureAwait(false);

        JournalRecord found = await Sample.FindAsync(journal, "other", cancellationToken).ConfigureAwait(false);
        Require.Same(Sample.Written(other), Sample.Written(found), "The other record");
        Require.Same(1, found.Version, "The other record's version");
        Require.That(found.Timeline.Count == 0, "The other record's timeline is its own.");
    }

    private static async Task CancelledAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await cancelled.CancelAsync().ConfigureAwait(false);
        try
        {
            await journal.InsertAsync(new JournalWrite { Record = Sample.Record("cancelled", clock) }, cancelled.Token).ConfigureAwait(false);
            throw new ConformanceException("A cancelled insert throws OperationCanceledException.");
        }
        catch (OperationCanceledException)
        {
            Require.That(await journal.FindAsync("cancelled", cancellationToken).ConfigureAwait(false) is null, "A cancelled insert makes no record.");
        }
    }

    private static async Task NotFoundAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken) =>
        Require.That(await journal.FindAsync("never", cancellationToken).ConfigureAwait(false) is null, "A reference that was never inserted gives no record.");
}
