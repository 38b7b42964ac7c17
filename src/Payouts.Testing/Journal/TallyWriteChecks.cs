using Payouts.Journal;

namespace Payouts.Testing;

/// <summary>Running totals that writes add to: all of a write, or nothing of it.</summary>
internal static class TallyWriteChecks
{
    private static readonly TallyChange One = new() { Key = "cap", Count = 1, Amount = 100, MostCount = 1, Holder = "first" };
    private static readonly Tally Full = new("cap", 1, 100, "first");

    internal static IReadOnlyList<JournalCheck> All { get; } =
    [
        new("An insert and an update add to their totals", movesClock: false, AddAsync),
        new("An insert that a limit refuses leaves no record, timeline, event or total, and may be made later", movesClock: false, RefusedInsertAsync),
        new("A second insert of a reference returns the record and adds nothing, where its total is full too", movesClock: false, SecondInsertAsync),
        new("An update that a limit refuses leaves record, timeline, events and claim as they are, and shows them", movesClock: false, RefusedUpdateAsync),
        new("Any other refusal of an update is told before a limit, and adds nothing", movesClock: false, OtherRefusalsAsync),
        new("Several totals are added to together or not at all, and the first one passed in the write's order is told", movesClock: false, SeveralAsync),
        new("A total that is over refuses nothing", movesClock: true, OverAsync),
        new("A write whose total cannot be held is an error and leaves nothing", movesClock: false, OverflowAsync),
        new("Of many inserts at once a limit lets exactly as many in as it says, and takes no other write with it", movesClock: false, InsertRaceAsync),
        new("Many writes at once that name the same totals in different orders lose nothing", movesClock: false, OrderRaceAsync),
    ];

    private static async Task AddAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        JournalResult inserted = await InsertAsync(journal, "a", clock, cancellationToken, One, new TallyChange { Key = "other", Amount = 5 }).ConfigureAwait(false);
        Require.Same((JournalOutcome.Written, null), (inserted.Outcome, inserted.Limit), "The outcome of an insert up to its limit");
        await TallyChecks.ExpectAsync(journal, "cap", Full, cancellationToken).ConfigureAwait(false);
        await TallyChecks.ExpectAsync(journal, "other", new Tally("other", 0, 5, Holder: null), cancellationToken).ConfigureAwait(false);

        JournalResult updated = await journal.UpdateAsync(
            new JournalWrite { Record = inserted.Record!, Tallies = [new TallyChange { Key = "cap", Count = -1, Amount = -100 }] }, cancellationToken).ConfigureAwait(false);
        Require.Same((JournalOutcome.Written, 2L), (updated.Outcome, updated.Record?.Version), "The outcome of an update that gives back");
        await TallyChecks.ExpectAsync(journal, "cap", new Tally("cap", 0, 0, "first"), cancellationToken).ConfigureAwait(false);
    }

    private static async Task RefusedInsertAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        await journal.ChangeTallyAsync(One, cancellationToken).ConfigureAwait(false);

        JournalResult refused = await InsertAsync(journal, "a", clock, cancellationToken, new TallyChange { Key = "free", Count = 1 }, One with { Holder = "second" }).ConfigureAwait(false);

        Require.Same((JournalOutcome.LimitReached, null, Full), (refused.Outcome, refused.Record, refused.Limit), "Outcome, record and limit of a refused insert");
        Require.That(await journal.FindAsync("a", cancellationToken).ConfigureAwait(false) is null, "A refused insert leaves no record.");
        Require.That(await journal.FindByHandleAsync(Sample.Account, "handle of a", cancellationToken).ConfigureAwait(false) is null, "A refused insert leaves no handle.");
        Require.Sequence([], await Sample.ListAsync(journal, new PayoutFilter(), cancellationToken).ConfigureAwait(false), "The list after a refused insert");
        Require.Same(0, (await journal.TakeEventsAsync(10, Sample.Hold, cancellationToken).ConfigureAwait(false)).Count, "How many events a refused insert leaves");
        await TallyChecks.ExpectAsync(journal, "free", expected: null, cancellationToken).ConfigureAwait(false);
        await TallyChecks.ExpectAsync(journal, "cap", Full, cancellationToken).ConfigureAwait(false);

        await journal.ChangeTallyAsync(new TallyChange { Key = "cap", Count = -1, Amount = -100 }, cancellationToken).ConfigureAwait(false);
        JournalResult later = await InsertAsync(journal, "a", clock, cancellationToken, One).ConfigureAwait(false);
        Require.Same((JournalOutcome.Written, 1L), (later.Outcome, later.Record?.Version), "The outcome of the same insert when there is room");
        JournalRecord found = await Sample.FindAsync(journal, "a", cancellationToken).ConfigureAwait(false);
        Require.Sequence(["of a"], found.Timeline.Select(static entry => entry.Description), "The timeline of an insert that was refused before");
        Require.Same(1, (await journal.TakeEventsAsync(10, Sample.Hold, cancellationToken).ConfigureAwait(false)).Count, "How many events there are then");
    }

    private static async Task SecondInsertAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        await InsertAsync(journal, "a", clock, cancellationToken, One).ConfigureAwait(false);

        foreach (TallyChange change in new[] { One with { Holder = "again" }, One with { MostCount = null, Holder = "again" } })
        {
            JournalResult again = await InsertAsync(journal, "a", clock, cancellationToken, change).ConfigureAwait(false);
            Require.Same((JournalOutcome.VersionConflict, "a", null), (again.Outcome, again.Record?.Reference, again.Limit), "Outcome, record and limit of a second insert");
            await TallyChecks.ExpectAsync(journal, "cap", Full, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task RefusedUpdateAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        await journal.ChangeTallyAsync(One, cancellationToken).ConfigureAwait(false);
        JournalRecord free = await Sample.AddAsync(journal, Sample.Record("free", clock), cancellationToken).ConfigureAwait(false);
        JournalRecord claimed = await Sample.AddAsync(journal, Sample.Record("claimed", clock), cancellationToken, ClaimChange.Take("me", Sample.Lease)).ConfigureAwait(false);

        foreach ((JournalRecord before, ClaimChange claim) in new[] { (free, ClaimChange.Take("me", Sample.Lease)), (claimed, ClaimChange.Release), (claimed, ClaimChange.Keep) })
        {
            var write = new JournalWrite
            {
                Record = before with { PersonReason = "refused", DueAt = clock.UtcNow },
                Timeline = [Sample.Entry("refused", clock)],
                Events = [Sample.Event(before.Reference, "refused", clock)],
                Claim = claim,
                Tallies = [new TallyChange { Key = "free", Count = 1 }, One],
            };
            JournalResult refused = await journal.UpdateAsync(write, cancellationToken).ConfigureAwait(false);

            Require.Same((JournalOutcome.LimitReached, Full), (refused.Outcome, refused.Limit), "Outcome and limit of a refused update");
            foreach (JournalRecord? shown in new[] { refused.Record, await journal.FindAsync(before.Reference, cancellationToken).ConfigureAwait(false) })
            {
                Require.That(shown is { Version: 1, PersonReason: null, DueAt: null, Timeline.Count: 0 }, "A refused update leaves the record and shows it.");
                Require.Same(before.Claim, shown!.Claim, "The claim after a refused update");
            }

            await TallyChecks.ExpectAsync(journal, "free", expected: null, cancellationToken).ConfigureAwait(false);
        }

        Require.Same(0, (await journal.TakeEventsAsync(10, Sample.Hold, cancellationToken).ConfigureAwait(false)).Count, "How many events refused updates leave");
        await TallyChecks.ExpectAsync(journal, "cap", Full, cancellationToken).ConfigureAwait(false);
        await Sample.ChangeAsync(journal, free, cancellationToken, ClaimChange.Take("me", Sample.Lease)).ConfigureAwait(false);
    }

    private static async Task OtherRefusalsAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        await journal.ChangeTallyAsync(One, cancellationToken).ConfigureAwait(false);
        await Sample.AddAsync(journal, Sample.Bound(Sample.Record("owner", clock), "id-1"), cancellationToken).ConfigureAwait(false);
        JournalRecord record = await Sample.AddAsync(journal, Sample.Record("a", clock), cancellationToken, ClaimChange.Take("me", Sample.Lease)).ConfigureAwait(false);
        (JournalOutcome Outcome, JournalWrite Write)[] refusals =
        [
            (JournalOutcome.NotFound, new JournalWrite { Record = Sample.Record("never", clock) with { Version = 1 } }),
            (JournalOutcome.VersionConflict, new JournalWrite { Record = record with { Version = 7 } }),
            (JournalOutcome.ClaimHeld, new JournalWrite { Record = record, Claim = ClaimChange.Take("you", Sample.Lease) }),
            (JournalOutcome.ProviderIdTaken, new JournalWrite { Record = Sample.Bound(record, "id-1") }),
        ];
        foreach ((JournalOutcome outcome, JournalWrite write) in refusals)
        {
            foreach (TallyChange change in new[] { One, One with { MostCount = null, Holder = "refused" } })
            {
                JournalResult refused = await journal.UpdateAsync(write with { Tallies = [change] }, cancellationToken).ConfigureAwait(false);
                Require.Same((outcome, null), (refused.Outcome, refused.Limit), "The outcome of an update that is refused for itself");
                await TallyChecks.ExpectAsync(journal, "cap", Full, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task SeveralAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        foreach (string key in new[] { "b", "a" }) await journal.ChangeTallyAsync(One with { Key = key, Holder = key }, cancellationToken).ConfigureAwait(false);

        JournalResult refused = await InsertAsync(
            journal, "1", clock, cancellationToken, One with { Key = "z" }, One with { Key = "b" }, One with { Key = "a" }, new TallyChange { Key = "c", Count = 1 }).ConfigureAwait(false);

        Require.Same((JournalOutcome.LimitReached, new Tally("b", 1, 100, "b")), (refused.Outcome, refused.Limit), "Outcome and limit of a write that two totals refuse");
        foreach (string key in new[] { "c", "z" }) await TallyChecks.ExpectAsync(journal, key, expected: null, cancellationToken).ConfigureAwait(false);
        foreach (string key in new[] { "a", "b" }) await TallyChecks.ExpectAsync(journal, key, new Tally(key, 1, 100, key), cancellationToken).ConfigureAwait(false);

        JournalResult never = await InsertAsync(journal, "2", clock, cancellationToken, One with { Key = "never", Count = 2 }).ConfigureAwait(false);
        Require.Same((JournalOutcome.LimitReached, new Tally("never", 0, 0, Holder: null)), (never.Outcome, never.Limit), "Outcome and limit of a write that is too much for an empty total");
    }

    private static async Task OverAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        TallyChange daily = One with { Keep = Sample.Hold };
        await InsertAsync(journal, "a", clock, cancellationToken, daily).ConfigureAwait(false);
        Require.Same(JournalOutcome.LimitReached, (await InsertAsync(journal, "b", clock, cancellationToken, daily).ConfigureAwait(false)).Outcome, "The outcome while the total lasts");

        clock.Advance(Sample.Hold);

        Require.Same(JournalOutcome.Written, (await InsertAsync(journal, "b", clock, cancellationToken, daily with { Holder = "b" }).ConfigureAwait(false)).Outcome, "The outcome once it is over");
        await TallyChecks.ExpectAsync(journal, "cap", new Tally("cap", 1, 100, "b"), cancellationToken).ConfigureAwait(false);
        Require.Same(JournalOutcome.LimitReached, (await InsertAsync(journal, "c", clock, cancellationToken, daily).ConfigureAwait(false)).Outcome, "The outcome while the new total lasts");
    }

    private static async Task OverflowAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        await journal.ChangeTallyAsync(new TallyChange { Key = "cap", Amount = long.MaxValue }, cancellationToken).ConfigureAwait(false);
        bool isTold = false;
        try
        {
            await InsertAsync(journal, "a", clock, cancellationToken, new TallyChange { Key = "free", Count = 1 }, new TallyChange { Key = "cap", Amount = 1 }).ConfigureAwait(false);
        }
        catch (Exception error) when (error is PayoutJournalException or OverflowException)
        {
            isTold = true;
        }

        Require.That(isTold, "A write whose total cannot be held is an error.");
        Require.That(await journal.FindAsync("a", cancellationToken).ConfigureAwait(false) is null, "It leaves no record.");
        await TallyChecks.ExpectAsync(journal, "free", expected: null, cancellationToken).ConfigureAwait(false);
        await TallyChecks.ExpectAsync(journal, "cap", new Tally("cap", 0, long.MaxValue, Holder: null), cancellationToken).ConfigureAwait(false);
    }

    private static async Task InsertRaceAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        // Every other one has nothing to do with the limit.
        JournalResult[] results = await RaceChecks.AtOnceAsync(number => number % 2 == 0
            ? new ValueTask<JournalResult>(InsertAsync(journal, $"{number}", clock, cancellationToken, One with { MostCount = 10 }, new TallyChange { Key = $"own {number}", Count = 1, MostCount = 1 }))
            : new ValueTask<JournalResult>(InsertAsync(journal, $"{number}", clock, cancellationToken))).ConfigureAwait(false);

        JournalResult[] limited = [.. results.Where(static (_, number) => number % 2 == 0)];
        Require.Same(10, limited.Count(static result => result.IsWritten), "How many inserts the limit let in");
        Require.That(limited.All(static result => result.IsWritten || result is { Outcome: JournalOutcome.LimitReached, Record: null, Limit.Count: 10 }), "The others are told of the full total.");
        Require.That(results.Where(static (_, number) => number % 2 == 1).All(static result => result.IsWritten), "An insert without totals is written whatever a limit says to others.");
        await TallyChecks.ExpectAsync(journal, "cap", new Tally("cap", 10, 1000, "first"), cancellationToken).ConfigureAwait(false);
        Require.Same((RaceChecks.Callers / 2) + 10, (await Sample.ListAsync(journal, new PayoutFilter(), cancellationToken).ConfigureAwait(false)).Count, "How many records there are");
        for (int number = 0; number < RaceChecks.Callers; number += 2)
        {
            bool isBegun = await journal.FindTallyAsync($"own {number}", cancellationToken).ConfigureAwait(false) is not null;
            Require.Same(results[number].IsWritten, isBegun, "Whether the other total of an insert was begun");
        }
    }

    private static async Task OrderRaceAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        string[] keys = ["1", "2", "3", "4", "5"];
        JournalResult[] results = await RaceChecks.AtOnceAsync(number => new ValueTask<JournalResult>(InsertAsync(
            journal, $"{number}", clock, cancellationToken, [.. (number % 2 == 0 ? keys : keys.Reverse()).Select(static key => new TallyChange { Key = key, Count = 1, Amount = 3, Keep = Sample.Lease * 60 })])))
            .ConfigureAwait(false);

        Require.Same(RaceChecks.Callers, results.Count(static result => result.IsWritten), "How many inserts were written");
        foreach (string key in keys) await TallyChecks.ExpectAsync(journal, key, new Tally(key, RaceChecks.Callers, RaceChecks.Callers * 3, Holder: null), cancellationToken).ConfigureAwait(false);
    }

    private static async Task<JournalResult> InsertAsync(IPayoutJournal journal, string reference, ManualClock clock, CancellationToken cancellationToken, params TallyChange[] tallies) =>
        await journal.InsertAsync(
            new JournalWrite
            {
                Record = Sample.Record(reference, clock),
                Timeline = [Sample.Entry($"of {reference}", clock)],
                Events = [Sample.Event(reference, "1", clock)],
                Tallies = tallies,
            },
            cancellationToken).ConfigureAwait(false);
}
