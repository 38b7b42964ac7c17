using Payouts.Journal;

namespace Payouts.Testing;

/// <summary>Running totals by themselves: limits, ends and holders.</summary>
internal static class TallyChecks
{
    private const string Key = "cap|day|1";

    internal static IReadOnlyList<JournalCheck> All { get; } =
    [
        new("A total that was never begun is not found, and a change begins it", movesClock: false, BeginsAsync),
        new("Totals are told apart by every character of their keys, and held with the longest key and holder", movesClock: false, KeysAsync),
        new("A change up to its limit is made, and one past it changes nothing and is told the total as it stands", movesClock: false, BordersAsync),
        new("A change that adds nothing is refused all the same where the total is past its limit", movesClock: false, ConditionAsync),
        new("What is given back makes room again, and a total never falls below zero", movesClock: false, GiveBackAsync),
        new("A total keeps the holder of the last change that added something", movesClock: false, HolderAsync),
        new("A total lasts from the changes that add to it, is over at its end, and begins at zero again", movesClock: true, KeepAsync),
        new("A total without an end has none, whatever later changes say", movesClock: true, ForEverAsync),
        new("A total greater than 64 bits hold is an error, and the total stays", movesClock: false, OverflowAsync),
        new("Of many changes of one total at once none is lost, and a limit lets exactly as many in as it says", movesClock: false, RaceAsync),
    ];

    internal static async Task ExpectAsync(IPayoutJournal journal, string key, Tally? expected, CancellationToken cancellationToken) =>
        Require.Same(expected, await journal.FindTallyAsync(key, cancellationToken).ConfigureAwait(false), $"The total '{key}'");

    private static async Task BeginsAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        await ExpectAsync(journal, Key, expected: null, cancellationToken).ConfigureAwait(false);

        (Tally total, bool isMade) = await journal.ChangeTallyAsync(new TallyChange { Key = Key, Count = 2, Amount = 1050, Holder = "me" }, cancellationToken).ConfigureAwait(false);

        Require.That(isMade, "A change without a limit is made.");
        Require.Same(new Tally(Key, 2, 1050, "me"), total, "The total after the change that began it");
        await ExpectAsync(journal, Key, total, cancellationToken).ConfigureAwait(false);
        await MakeAsync(journal, new TallyChange { Key = Key, Count = 1, Amount = 7 }, new Tally(Key, 3, 1057, "me"), cancellationToken).ConfigureAwait(false);
    }

    private static async Task KeysAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        string[] keys = ["a", "A", "a ", " a", "\u00e1", "a\u0301", "日", "%", "_", "'", new string('k', 300), new string('k', 299) + "日"];
        string holder = new('日', 500);
        for (int index = 0; index < keys.Length; index++)
            await journal.ChangeTallyAsync(new TallyChange { Key = keys[index], Count = index + 1, Holder = holder }, cancellationToken).ConfigureAwait(false);

        for (int index = 0; index < keys.Length; index++)
            await ExpectAsync(journal, keys[index], new Tally(keys[index], index + 1, 0, holder), cancellationToken).ConfigureAwait(false);
    }

    private static async Task BordersAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        const long most = 9_000_000_000_000_000_001;
        await RefuseAsync(journal, new TallyChange { Key = Key, Count = 3, MostCount = 2 }, new Tally(Key, 0, 0, Holder: null), cancellationToken).ConfigureAwait(false);
        await ExpectAsync(journal, Key, expected: null, cancellationToken).ConfigureAwait(false);

        var full = new Tally(Key, 2, most, Holder: null);
        await MakeAsync(journal, new TallyChange { Key = Key, Count = 1, Amount = 1, MostCount = 2, MostAmount = most }, new Tally(Key, 1, 1, Holder: null), cancellationToken).ConfigureAwait(false);
        await MakeAsync(journal, new TallyChange { Key = Key, Count = 1, Amount = most - 1, MostCount = 2, MostAmount = most }, full, cancellationToken).ConfigureAwait(false);
        await RefuseAsync(journal, new TallyChange { Key = Key, Count = 1, MostCount = 2, Holder = "late" }, full, cancellationToken).ConfigureAwait(false);
        await RefuseAsync(journal, new TallyChange { Key = Key, Amount = 1, MostAmount = most, Holder = "late" }, full, cancellationToken).ConfigureAwait(false);
        await RefuseAsync(journal, new TallyChange { Key = Key, Count = 1, Amount = 1, MostCount = 3, MostAmount = most }, full, cancellationToken).ConfigureAwait(false);
        await ExpectAsync(journal, Key, full, cancellationToken).ConfigureAwait(false);
        await MakeAsync(journal, new TallyChange { Key = Key, Count = 1 }, full with { Count = 3 }, cancellationToken).ConfigureAwait(false);
    }

    private static async Task ConditionAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        var condition = new TallyChange { Key = Key, MostCount = 0 };
        Require.That((await journal.ChangeTallyAsync(condition, cancellationToken).ConfigureAwait(false)).IsMade, "A condition on a total that was never begun holds.");
        await journal.ChangeTallyAsync(new TallyChange { Key = Key, Count = 1, Holder = "me" }, cancellationToken).ConfigureAwait(false);

        await RefuseAsync(journal, condition, new Tally(Key, 1, 0, "me"), cancellationToken).ConfigureAwait(false);
    }

    private static async Task GiveBackAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        var one = new TallyChange { Key = Key, Count = 1, Amount = 100, MostCount = 1, MostAmount = 100 };
        var oneBack = new TallyChange { Key = Key, Count = -1, Amount = -100 };
        await MakeAsync(journal, one, new Tally(Key, 1, 100, Holder: null), cancellationToken).ConfigureAwait(false);
        await RefuseAsync(journal, one, new Tally(Key, 1, 100, Holder: null), cancellationToken).ConfigureAwait(false);
        await MakeAsync(journal, oneBack, new Tally(Key, 0, 0, Holder: null), cancellationToken).ConfigureAwait(false);
        await MakeAsync(journal, one, new Tally(Key, 1, 100, Holder: null), cancellationToken).ConfigureAwait(false);
        await MakeAsync(journal, oneBack with { Count = -5, Amount = -30 }, new Tally(Key, 0, 70, Holder: null), cancellationToken).ConfigureAwait(false);
        await MakeAsync(journal, oneBack with { Count = -long.MaxValue, Amount = -long.MaxValue }, new Tally(Key, 0, 0, Holder: null), cancellationToken).ConfigureAwait(false);
        await MakeAsync(journal, one with { MostCount = null, MostAmount = null }, new Tally(Key, 1, 100, Holder: null), cancellationToken).ConfigureAwait(false);
        await MakeAsync(journal, oneBack with { Key = "other" }, new Tally("other", 0, 0, Holder: null), cancellationToken).ConfigureAwait(false);
    }

    private static async Task HolderAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        (TallyChange Change, string? Holder)[] steps =
        [
            (new TallyChange { Key = Key, Count = 1 }, null),
            (new TallyChange { Key = Key, Count = 1, Holder = "first" }, "first"),
            (new TallyChange { Key = Key, Amount = 1, Holder = "second" }, "second"),
            (new TallyChange { Key = Key, Count = 1 }, "second"),
            (new TallyChange { Key = Key, Holder = "nothing" }, "second"),
            (new TallyChange { Key = Key, Count = -1, Holder = "back" }, "second"),
            (new TallyChange { Key = Key, Amount = -1, Holder = "back" }, "second"),
            (new TallyChange { Key = Key, Count = -1, Amount = 1, Holder = "third" }, "third"),
        ];
        foreach ((TallyChange change, string? holder) in steps)
            Require.Same(holder, (await journal.ChangeTallyAsync(change, cancellationToken).ConfigureAwait(false)).Total.Holder, $"The holder after {change.Holder ?? "nobody"} changed it");
    }

    private static async Task KeepAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        var one = new TallyChange { Key = Key, Count = 1, Amount = 10, MostCount = 2, Keep = Sample.Hold, Holder = "first" };
        await MakeAsync(journal, one, new Tally(Key, 1, 10, "first"), cancellationToken).ConfigureAwait(false);
        clock.Advance(Sample.Hold - Sample.Tick);
        await MakeAsync(journal, one with { Keep = Sample.Tick }, new Tally(Key, 2, 20, "first"), cancellationToken).ConfigureAwait(false);
        await RefuseAsync(journal, one, new Tally(Key, 2, 20, "first"), cancellationToken).ConfigureAwait(false);

        clock.Advance(Sample.Tick);
        await ExpectAsync(journal, Key, expected: null, cancellationToken).ConfigureAwait(false);
        await RefuseAsync(journal, one with { Count = 3 }, new Tally(Key, 0, 0, Holder: null), cancellationToken).ConfigureAwait(false);
        await MakeAsync(journal, one with { Holder = null }, new Tally(Key, 1, 10, Holder: null), cancellationToken).ConfigureAwait(false);

        clock.Advance(Sample.Hold - Sample.Tick);
        await ExpectAsync(journal, Key, new Tally(Key, 1, 10, Holder: null), cancellationToken).ConfigureAwait(false);
        await MakeAsync(journal, one with { Keep = Sample.Tick * 2, Holder = null }, new Tally(Key, 2, 20, Holder: null), cancellationToken).ConfigureAwait(false);
        await MakeAsync(journal, one with { Count = -1, Amount = -10, Keep = Sample.Hold }, new Tally(Key, 1, 10, Holder: null), cancellationToken).ConfigureAwait(false);
        clock.Advance(Sample.Tick);
        await ExpectAsync(journal, Key, new Tally(Key, 1, 10, Holder: null), cancellationToken).ConfigureAwait(false);
        clock.Advance(Sample.Tick);
        for (int number = 0; number < 50; number++)
            await journal.ChangeTallyAsync(new TallyChange { Key = $"{number}", Count = 1, Keep = Sample.Tick }, cancellationToken).ConfigureAwait(false);
        await ExpectAsync(journal, Key, expected: null, cancellationToken).ConfigureAwait(false);
        await ExpectAsync(journal, "49", new Tally("49", 1, 0, Holder: null), cancellationToken).ConfigureAwait(false);
    }

    private static async Task ForEverAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        await journal.ChangeTallyAsync(new TallyChange { Key = Key, Count = 1 }, cancellationToken).ConfigureAwait(false);
        await journal.ChangeTallyAsync(new TallyChange { Key = Key, Count = 1, Keep = Sample.Tick }, cancellationToken).ConfigureAwait(false);

        clock.Advance(TimeSpan.FromDays(20_000));

        await MakeAsync(journal, new TallyChange { Key = Key, Count = 1 }, new Tally(Key, 3, 0, Holder: null), cancellationToken).ConfigureAwait(false);
    }

    private static async Task OverflowAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        var full = new Tally(Key, long.MaxValue, long.MaxValue, Holder: null);
        await MakeAsync(journal, new TallyChange { Key = Key, Count = long.MaxValue, Amount = long.MaxValue }, full, cancellationToken).ConfigureAwait(false);

        await ExpectErrorAsync(new TallyChange { Key = Key, Count = 1 }).ConfigureAwait(false);
        await ExpectErrorAsync(new TallyChange { Key = Key, Amount = long.MaxValue }).ConfigureAwait(false);
        await ExpectAsync(journal, Key, full, cancellationToken).ConfigureAwait(false);

        async Task ExpectErrorAsync(TallyChange change)
        {
            bool isTold = false;
            try
            {
                await journal.ChangeTallyAsync(change, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (error is PayoutJournalException or OverflowException)
            {
                isTold = true;
            }

            Require.That(isTold, "A total that cannot be held is an error.");
        }
    }

    private static async Task RaceAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        (Tally Total, bool IsMade)[] free = await RaceChecks.AtOnceAsync(
            _ => journal.ChangeTallyAsync(new TallyChange { Key = "free", Count = 1, Amount = 3 }, cancellationToken)).ConfigureAwait(false);
        (Tally Total, bool IsMade)[] limited = await RaceChecks.AtOnceAsync(
            number => journal.ChangeTallyAsync(new TallyChange { Key = "limited", Count = 1, MostCount = 10, Holder = $"{number}" }, cancellationToken)).ConfigureAwait(false);

        Require.Same(RaceChecks.Callers, free.Count(static result => result.IsMade), "How many changes without a limit were made");
        Require.Same(RaceChecks.Callers, free.Select(static result => result.Total.Count).Distinct().Count(), "How many different counts they were told");
        await ExpectAsync(journal, "free", new Tally("free", RaceChecks.Callers, RaceChecks.Callers * 3, Holder: null), cancellationToken).ConfigureAwait(false);
        Require.Same(10, limited.Count(static result => result.IsMade), "How many were let in");
        Require.Same(10L, (await journal.FindTallyAsync("limited", cancellationToken).ConfigureAwait(false))?.Count, "The count at its limit");
    }

    private static async Task MakeAsync(IPayoutJournal journal, TallyChange change, Tally expected, CancellationToken cancellationToken)
    {
        Require.Same((expected, true), await journal.ChangeTallyAsync(change, cancellationToken).ConfigureAwait(false), "The total after a change that is made");
        await ExpectAsync(journal, change.Key, expected, cancellationToken).ConfigureAwait(false);
    }

    private static async Task RefuseAsync(IPayoutJournal journal, TallyChange change, Tally expected, CancellationToken cancellationToken) =>
        Require.Same((expected, false), await journal.ChangeTallyAsync(change, cancellationToken).ConfigureAwait(false), "The total that a refused change shows");
}
