using Payouts.Journal;

namespace Payouts.Testing;

/// <summary>Claims: one live owner, judged by the journal's clock.</summary>
internal static class ClaimChecks
{
    internal static IReadOnlyList<JournalCheck> All { get; } =
    [
        new("A claim is taken in the commit that inserts", movesClock: false, TakenOnInsertAsync),
        new("A live claim refuses another one, its own owner's too", movesClock: false, LiveRefusesAsync),
        new("A claim lasts until its lease ends, by the journal's clock, and not longer", movesClock: true, ExpiresAsync),
        new("A claim that ran out may be taken by another owner, under a greater token", movesClock: true, TokenGrowsAsync),
        new("A released claim is gone, and the next token is greater", movesClock: false, ReleaseAsync),
        new("A write that keeps the claim leaves owner, token and end as they are", movesClock: true, KeepAsync),
        new("A late owner's outcome is written after its claim ran out", movesClock: true, LateOwnerAsync),
    ];

    private static async Task TakenOnInsertAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        JournalRecord record = await Sample.AddAsync(journal, Sample.Record("claimed", clock), cancellationToken, ClaimChange.Take("me", Sample.Lease)).ConfigureAwait(false);

        JournalClaim claim = Require.NotNull(record.Claim, "The claim that an insert takes");
        Require.That(claim.IsLive, "A claim just taken is live.");
        Require.Same("me", claim.Owner, "The owner");
        Require.That(claim.Token > 0, "A token is greater than zero.");
        Require.Same(claim, Require.NotNull((await Sample.FindAsync(journal, "claimed", cancellationToken).ConfigureAwait(false)).Claim, "The claim found"), "The claim found");
    }

    private static async Task LiveRefusesAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        JournalRecord record = await Sample.AddAsync(journal, Sample.Record("claimed", clock), cancellationToken, ClaimChange.Take("me", Sample.Lease)).ConfigureAwait(false);

        foreach (string owner in new[] { "you", "me" })
        {
            JournalResult refused = await journal.UpdateAsync(
                new JournalWrite { Record = record with { PersonReason = "mismatch" }, Claim = ClaimChange.Take(owner, Sample.Lease), Timeline = [Sample.Entry("refused", clock)] },
                cancellationToken).ConfigureAwait(false);
            Require.Same(JournalOutcome.ClaimHeld, refused.Outcome, $"The outcome of a second claim by '{owner}'");
            Require.Same("me", refused.Record?.Claim?.Owner, "The owner that a refused claim shows");
        }

        JournalRecord found = await Sample.FindAsync(journal, "claimed", cancellationToken).ConfigureAwait(false);
        Require.That(found is { PersonReason: null, Version: 1, Timeline.Count: 0 }, "A refused claim writes nothing of the record.");
    }

    private static async Task ExpiresAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        await Sample.AddAsync(journal, Sample.Record("claimed", clock), cancellationToken, ClaimChange.Take("me", Sample.Lease)).ConfigureAwait(false);

        clock.Advance(Sample.Lease - Sample.Tick);
        Require.That((await Sample.FindAsync(journal, "claimed", cancellationToken).ConfigureAwait(false)).Claim is { IsLive: true }, "A claim is live before its end.");

        clock.Advance(Sample.Tick);
        Require.That(
            (await Sample.FindAsync(journal, "claimed", cancellationToken).ConfigureAwait(false)).Claim is { IsLive: false, Owner: "me" }, "A claim at its end is shown and no longer live.");
    }

    private static async Task TokenGrowsAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        JournalRecord record = await Sample.AddAsync(journal, Sample.Record("claimed", clock), cancellationToken, ClaimChange.Take("me", Sample.Lease)).ConfigureAwait(false);
        clock.Advance(Sample.Lease);

        JournalRecord taken = await Sample.ChangeAsync(journal, record, cancellationToken, ClaimChange.Take("you", Sample.Lease)).ConfigureAwait(false);

        Require.That(taken.Claim is { IsLive: true, Owner: "you" }, "A claim that ran out is taken over.");
        Require.That(taken.Claim!.Token > record.Claim!.Token, "A token grows with every claim.");
        Require.That(taken.Claim.ExpiresAt > record.Claim.ExpiresAt, "A new claim has a lease of its own.");
    }

    private static async Task ReleaseAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        JournalRecord record = await Sample.AddAsync(journal, Sample.Record("claimed", clock), cancellationToken, ClaimChange.Take("me", Sample.Lease)).ConfigureAwait(false);

        JournalRecord released = await Sample.ChangeAsync(journal, record, cancellationToken, ClaimChange.Release).ConfigureAwait(false);
        JournalRecord again = await Sample.ChangeAsync(journal, released, cancellationToken, ClaimChange.Take("you", Sample.Lease)).ConfigureAwait(false);

        Require.That(released.Claim is null, "A released claim is gone.");
        Require.That(again.Claim is { IsLive: true, Owner: "you" } claim && claim.Token > record.Claim!.Token, "A token grows over a release too.");
    }

    private static async Task KeepAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        JournalRecord record = await Sample.AddAsync(journal, Sample.Record("claimed", clock), cancellationToken, ClaimChange.Take("me", Sample.Lease)).ConfigureAwait(false);
        clock.Advance(Sample.Tick);

        JournalRecord kept = await Sample.ChangeAsync(journal, record with { PersonReason = "mismatch" }, cancellationToken).ConfigureAwait(false);

        Require.Same(record.Claim, kept.Claim, "The claim that is kept");
        JournalRecord forged = await Sample.ChangeAsync(journal, kept with { Claim = new JournalClaim("forged", 99, clock.UtcNow, IsLive: false) }, cancellationToken).ConfigureAwait(false);
        Require.Same(record.Claim, forged.Claim, "The claim, which only the journal sets");
    }

    private static async Task LateOwnerAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        JournalRecord record = await Sample.AddAsync(journal, Sample.Record("late", clock), cancellationToken, ClaimChange.Take("me", Sample.Lease)).ConfigureAwait(false);
        clock.Advance(Sample.Lease * 2);

        JournalRecord written = await Sample.ChangeAsync(journal, Sample.Bound(record, "id-1"), cancellationToken, ClaimChange.Release).ConfigureAwait(false);

        Require.That(written is { Status: PayoutStatus.Pending, Claim: null }, "What a late owner found out is written.");
    }
}
