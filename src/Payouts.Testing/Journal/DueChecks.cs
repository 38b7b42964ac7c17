using Payouts.Journal;

namespace Payouts.Testing;

/// <summary>Due work: given to one taker at a time.</summary>
internal static class DueChecks
{
    internal static IReadOnlyList<JournalCheck> All { get; } =
    [
        new("A record is taken when it is due, and not before; one that is never due is never taken", movesClock: true, DueAsync),
        new("A record that was taken is held for the time of the hold, then given out again", movesClock: true, HoldAsync),
        new("No more is taken than asked for, and the rest the next time", movesClock: true, MostAsync),
        new("A record whose claim ran out over an open attempt is due, one whose claim lasts is not", movesClock: true, LostClaimAsync),
        new("A claim that ran out over an attempt that has ended makes nothing due", movesClock: true, EndedClaimAsync),
        new("Postponing moves when a record is due, and nothing else", movesClock: true, PostponeAsync),
        new("A record whose claim ran out over an open attempt can be postponed too", movesClock: true, PostponeLostAsync),
        new("Postponing a record that has changed since does nothing", movesClock: true, PostponeChangedAsync),
        new("A record that was taken and postponed is held no longer", movesClock: true, ReleaseAsync),
        new("Postponing a reference that was never inserted does nothing", movesClock: false, PostponeNothingAsync),
        new("A record that was written with a later time is due then", movesClock: true, PostponedAsync),
    ];

    private static async Task DueAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        await Sample.AddAsync(journal, Sample.Record("never", clock), cancellationToken).ConfigureAwait(false);
        await Sample.AddAsync(journal, Sample.Record("later", clock) with { DueAt = clock.UtcNow + Sample.Tick }, cancellationToken).ConfigureAwait(false);
        await Sample.AddAsync(journal, Sample.Record("now", clock) with { DueAt = clock.UtcNow }, cancellationToken).ConfigureAwait(false);

        Require.Sequence(["now"], await Sample.TakeDueAsync(journal, cancellationToken).ConfigureAwait(false), "What is due now");
        clock.Advance(Sample.Tick);
        Require.Sequence(["later"], await Sample.TakeDueAsync(journal, cancellationToken).ConfigureAwait(false), "What is due a second later");
    }

    private static async Task HoldAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        await Sample.AddAsync(journal, Sample.Record("due", clock) with { DueAt = clock.UtcNow }, cancellationToken).ConfigureAwait(false);
        await Sample.TakeDueAsync(journal, cancellationToken).ConfigureAwait(false);

        clock.Advance(Sample.Hold - Sample.Tick);
        Require.Sequence([], await Sample.TakeDueAsync(journal, cancellationToken).ConfigureAwait(false), "What is taken while it is held");
        clock.Advance(Sample.Tick);
        Require.Sequence(["due"], await Sample.TakeDueAsync(journal, cancellationToken).ConfigureAwait(false), "What is taken after the hold");
    }

    private static async Task MostAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        for (int number = 1; number <= 5; number++)
            await Sample.AddAsync(journal, Sample.Record($"{number}", clock) with { DueAt = clock.UtcNow }, cancellationToken).ConfigureAwait(false);

        var taken = new List<string>();
        foreach (int count in new[] { 2, 2, 1, 0 })
        {
            IReadOnlyList<string> some = await Sample.TakeDueAsync(journal, cancellationToken, most: 2).ConfigureAwait(false);
            Require.Same(count, some.Count, "How many are taken of those left");
            taken.AddRange(some);
        }

        Require.Sequence(["1", "2", "3", "4", "5"], taken.Order(StringComparer.Ordinal), "What was taken in all");
    }

    private static async Task LostClaimAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        JournalRecord open = Sample.Record("lost", clock) with { Attempts = [Sample.Attempt(clock)] };
        await Sample.AddAsync(journal, open, cancellationToken, ClaimChange.Take("me", Sample.Lease)).ConfigureAwait(false);

        Require.Sequence([], await Sample.TakeDueAsync(journal, cancellationToken).ConfigureAwait(false), "What is due while the claim lasts");
        clock.Advance(Sample.Lease);
        IReadOnlyList<JournalRecord> due = await journal.TakeDueAsync(10, Sample.Hold, cancellationToken).ConfigureAwait(false);

        Require.Sequence(["lost"], due.Select(static record => record.Reference), "What is due when the claim ran out");
        Require.That(due[0].Claim is { IsLive: false }, "The claim that ran out is shown.");
    }

    // Only a sender that died needs looking after: a payout that waits for a person must not come up again and again, and keep others from their turn.
    private static async Task EndedClaimAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        JournalRecord ended = Sample.Record("ended", clock) with { Attempts = [Sample.Attempt(clock)] };
        JournalRecord claimed = await Sample.AddAsync(journal, ended, cancellationToken, ClaimChange.Take("me", Sample.Lease)).ConfigureAwait(false);
        await Sample.ChangeAsync(
            journal, claimed with { Attempts = [Sample.Attempt(clock) with { Result = AttemptResult.MayHaveExecuted }], Status = PayoutStatus.Unknown }, cancellationToken).ConfigureAwait(false);

        clock.Advance(Sample.Lease * 2);
        Require.Sequence([], await Sample.TakeDueAsync(journal, cancellationToken).ConfigureAwait(false), "What is due when the claim ran out over an attempt that has ended");
    }

    private static async Task PostponeAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        DateTimeOffset later = clock.UtcNow + (Sample.Hold * 2);
        JournalRecord record = Sample.Record("due", clock) with { DueAt = clock.UtcNow };
        await Sample.AddAsync(journal, record, cancellationToken, ClaimChange.Take("me", Sample.Hold * 10), Sample.Event("due", "1", clock)).ConfigureAwait(false);
        await Sample.TakeDueAsync(journal, cancellationToken).ConfigureAwait(false);

        await journal.PostponeAsync("due", 1, later, cancellationToken).ConfigureAwait(false);

        JournalRecord found = await Sample.FindAsync(journal, "due", cancellationToken).ConfigureAwait(false);
        Require.Same(Sample.Written(record with { DueAt = later }), Sample.Written(found), "The record after it was postponed");
        Require.That(found is { Version: 1, Timeline.Count: 0, Claim: { IsLive: true, Owner: "me" } }, "Postponing changes neither version nor timeline nor claim.");
        Require.Same(1, (await journal.TakeEventsAsync(10, Sample.Hold, cancellationToken).ConfigureAwait(false)).Count, "How many events there are");
        clock.Advance(Sample.Hold);
        Require.Sequence([], await Sample.TakeDueAsync(journal, cancellationToken).ConfigureAwait(false), "What is due after the hold, but before the later time");
        clock.Advance(Sample.Hold);
        Require.Sequence(["due"], await Sample.TakeDueAsync(journal, cancellationToken).ConfigureAwait(false), "What is due at the later time");
    }

    private static async Task PostponeLostAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        JournalRecord record = await Sample.AddAsync(journal, Sample.Record("lost", clock) with { Attempts = [Sample.Attempt(clock)] }, cancellationToken, ClaimChange.Take("me", Sample.Tick)).ConfigureAwait(false);
        clock.Advance(Sample.Tick);
        Require.Sequence(["lost"], await Sample.TakeDueAsync(journal, cancellationToken).ConfigureAwait(false), "What is due once the claim ran out");

        await journal.PostponeAsync("lost", record.Version, clock.UtcNow + Sample.Hold, cancellationToken).ConfigureAwait(false);

        Require.Sequence([], await Sample.TakeDueAsync(journal, cancellationToken).ConfigureAwait(false), "What is due before the later time");
        clock.Advance(Sample.Hold);
        Require.Sequence(["lost"], await Sample.TakeDueAsync(journal, cancellationToken).ConfigureAwait(false), "What is due at the later time");
    }

    private static async Task PostponeChangedAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        JournalRecord record = await Sample.AddAsync(journal, Sample.Record("due", clock) with { DueAt = clock.UtcNow }, cancellationToken).ConfigureAwait(false);
        await Sample.TakeDueAsync(journal, cancellationToken).ConfigureAwait(false);
        await Sample.ChangeAsync(journal, record with { DueAt = null }, cancellationToken).ConfigureAwait(false);

        await journal.PostponeAsync("due", record.Version, clock.UtcNow, cancellationToken).ConfigureAwait(false);

        clock.Advance(Sample.Hold * 2);
        Require.Sequence([], await Sample.TakeDueAsync(journal, cancellationToken).ConfigureAwait(false), "What is due after somebody else has brought it to its end");
    }

    private static async Task ReleaseAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        await Sample.AddAsync(journal, Sample.Record("due", clock) with { DueAt = clock.UtcNow }, cancellationToken).ConfigureAwait(false);
        await Sample.TakeDueAsync(journal, cancellationToken).ConfigureAwait(false);

        await journal.PostponeAsync("due", 1, clock.UtcNow + Sample.Tick, cancellationToken).ConfigureAwait(false);

        Require.Sequence([], await Sample.TakeDueAsync(journal, cancellationToken).ConfigureAwait(false), "What is due before the later time");
        clock.Advance(Sample.Tick);
        Require.Sequence(["due"], await Sample.TakeDueAsync(journal, cancellationToken).ConfigureAwait(false), "What is due at the later time, within the first hold");
    }

    private static async Task PostponeNothingAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        await journal.PostponeAsync("never", 1, clock.UtcNow, cancellationToken).ConfigureAwait(false);

        Require.Sequence([], await Sample.TakeDueAsync(journal, cancellationToken).ConfigureAwait(false), "What is due");
    }

    private static async Task PostponedAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        JournalRecord record = await Sample.AddAsync(journal, Sample.Record("due", clock) with { DueAt = clock.UtcNow }, cancellationToken).ConfigureAwait(false);
        await Sample.TakeDueAsync(journal, cancellationToken).ConfigureAwait(false);
        await Sample.ChangeAsync(journal, record with { DueAt = clock.UtcNow + (Sample.Hold * 2) }, cancellationToken).ConfigureAwait(false);

        clock.Advance(Sample.Hold);
        Require.Sequence([], await Sample.TakeDueAsync(journal, cancellationToken).ConfigureAwait(false), "What is due after the hold, but before the later time");
        clock.Advance(Sample.Hold);
        Require.Sequence(["due"], await Sample.TakeDueAsync(journal, cancellationToken).ConfigureAwait(false), "What is due at the later time");
    }
}
