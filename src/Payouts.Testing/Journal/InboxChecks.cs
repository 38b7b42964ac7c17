using Payouts.Journal;

namespace Payouts.Testing;

/// <summary>Webhook deliveries: stored once, given to one at a time, known for as long as was asked.</summary>
internal static class InboxChecks
{
    private static readonly TimeSpan Keep = TimeSpan.FromDays(1);

    internal static IReadOnlyList<JournalCheck> All { get; } =
    [
        new("A delivery comes out as it was stored, with what it lacks left out", movesClock: false, ComesOutAsync),
        new("A copy of a delivery is none, whether it waits, is held or is done", movesClock: true, CopiesAsync),
        new("Deliveries are told apart by account and by every character of the key", movesClock: false, KeysAsync),
        new("A delivery that was taken is nobody else's until its hold is over, and counts how often it was taken", movesClock: true, HoldsAsync),
        new("A delivery that is to come again comes after its pause, and one that is done never", movesClock: true, FinishesAsync),
        new("A delivery that nothing came of is forgotten, and is new when it comes again", movesClock: false, DroppedAsync),
        new("Whoever finishes a delivery that another one has taken since does nothing", movesClock: true, LateFinishAsync),
        new("Deliveries come out oldest first, no more than were asked for", movesClock: true, OrderAsync),
        new("A delivery that still waits stays known after its time", movesClock: true, WaitsLongerAsync),
        new("Of many copies at once one is new", movesClock: false, RaceAsync),
    ];

    private static async Task ComesOutAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        JournalDelivery full = New(clock, "full") with { EventName = "payout.completed", ProviderId = "id 1", ProviderReference = "réf", Handle = "abc", TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" };
        JournalDelivery bare = New(clock, "bare") with { IsSigned = false };
        Require.Same(0, (await TakeAsync(journal, cancellationToken).ConfigureAwait(false)).Count, "How many wait before any came");
        Require.That(await journal.ReceiveAsync(full, Keep, cancellationToken).ConfigureAwait(false), "A delivery that is new is stored.");
        Require.That(await journal.ReceiveAsync(bare, Keep, cancellationToken).ConfigureAwait(false), "Another delivery is stored too.");

        IReadOnlyList<JournalDelivery> taken = await TakeAsync(journal, cancellationToken).ConfigureAwait(false);

        Require.Same(2, taken.Count, "How many come out");
        Require.That(taken[0].Id > 0 && taken[1].Id > taken[0].Id, "The journal numbers deliveries as they come.");
        Require.Same(full with { Id = taken[0].Id }, taken[0], "The first delivery");
        Require.Same(bare with { Id = taken[1].Id }, taken[1], "The second delivery");
    }

    private static async Task CopiesAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        await AddAsync(journal, clock, "a", cancellationToken).ConfigureAwait(false);
        Require.That(!await TryAsync().ConfigureAwait(false), "A copy of a delivery that waits is not stored.");
        JournalDelivery taken = await TakeOneAsync(journal, "a", cancellationToken).ConfigureAwait(false);
        Require.That(!await TryAsync().ConfigureAwait(false), "A copy of a delivery that is held is not stored.");
        await journal.FinishDeliveryAsync(taken, DeliveryEnd.Done, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        clock.Advance(Keep - Sample.Tick);
        Require.That(!await TryAsync().ConfigureAwait(false), "A copy of a delivery that is done is known for its whole time.");
        Require.Same(0, (await TakeAsync(journal, cancellationToken).ConfigureAwait(false)).Count, "How many wait when all is done");
        clock.Advance(Sample.Tick);
        Require.That(await TryAsync().ConfigureAwait(false), "A delivery whose time is over is new again.");
        JournalDelivery again = await TakeOneAsync(journal, "a", cancellationToken).ConfigureAwait(false);
        Require.Same(0, again.Takes, "How often a delivery that is new again was taken");

        ValueTask<bool> TryAsync() => journal.ReceiveAsync(New(clock, "a"), Keep, cancellationToken);
    }

    private static async Task KeysAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        (string Account, string Key)[] keys = [("a", "bc"), ("ab", "c"), ("A", "bc"), ("a", "BC"), ("a", "bc ")];
        foreach ((string account, string key) in keys)
            Require.That(await journal.ReceiveAsync(New(clock, key) with { Account = account }, Keep, cancellationToken).ConfigureAwait(false), $"'{key}' of '{account}' is a delivery of its own.");
        Require.Same(keys.Length, (await TakeAsync(journal, cancellationToken).ConfigureAwait(false)).Count, "How many wait");
    }

    private static async Task HoldsAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        await AddAsync(journal, clock, "a", cancellationToken).ConfigureAwait(false);
        Require.Same(0, (await TakeOneAsync(journal, "a", cancellationToken).ConfigureAwait(false)).Takes, "How often it was taken before the first time");
        clock.Advance(Sample.Hold - Sample.Tick);
        Require.Same(0, (await TakeAsync(journal, cancellationToken).ConfigureAwait(false)).Count, "How many are given out during the hold");
        clock.Advance(Sample.Tick);
        Require.Same(1, (await TakeOneAsync(journal, "a", cancellationToken).ConfigureAwait(false)).Takes, "How often it was taken before the second time");
    }

    private static async Task FinishesAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        await AddAsync(journal, clock, "a", cancellationToken).ConfigureAwait(false);
        JournalDelivery taken = await TakeOneAsync(journal, "a", cancellationToken).ConfigureAwait(false);
        await journal.FinishDeliveryAsync(taken, DeliveryEnd.Retry, Sample.Hold * 2, cancellationToken).ConfigureAwait(false);
        clock.Advance((Sample.Hold * 2) - Sample.Tick);
        Require.Same(0, (await TakeAsync(journal, cancellationToken).ConfigureAwait(false)).Count, "How many come before the pause is over");
        clock.Advance(Sample.Tick);
        taken = await TakeOneAsync(journal, "a", cancellationToken).ConfigureAwait(false);
        await journal.FinishDeliveryAsync(taken, DeliveryEnd.Done, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        clock.Advance(Sample.Hold * 100);
        Require.Same(0, (await TakeAsync(journal, cancellationToken).ConfigureAwait(false)).Count, "How many come when it is done");
    }

    private static async Task DroppedAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        await AddAsync(journal, clock, "a", cancellationToken).ConfigureAwait(false);
        JournalDelivery taken = await TakeOneAsync(journal, "a", cancellationToken).ConfigureAwait(false);
        await journal.FinishDeliveryAsync(taken, DeliveryEnd.Dropped, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        Require.Same(0, (await TakeAsync(journal, cancellationToken).ConfigureAwait(false)).Count, "How many wait when it was dropped");
        await AddAsync(journal, clock, "a", cancellationToken).ConfigureAwait(false);
        Require.Same(0, (await TakeOneAsync(journal, "a", cancellationToken).ConfigureAwait(false)).Takes, "How often it was taken since it came again");
    }

    private static async Task LateFinishAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        await AddAsync(journal, clock, "a", cancellationToken).ConfigureAwait(false);
        JournalDelivery late = await TakeOneAsync(journal, "a", cancellationToken).ConfigureAwait(false);
        clock.Advance(Sample.Hold);
        await TakeOneAsync(journal, "a", cancellationToken).ConfigureAwait(false);

        await journal.FinishDeliveryAsync(late, DeliveryEnd.Done, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        await journal.FinishDeliveryAsync(late, DeliveryEnd.Retry, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        await journal.FinishDeliveryAsync(late, DeliveryEnd.Dropped, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);

        Require.Same(0, (await TakeAsync(journal, cancellationToken).ConfigureAwait(false)).Count, "How many come during the other one's hold");
        clock.Advance(Sample.Hold);
        await TakeOneAsync(journal, "a", cancellationToken).ConfigureAwait(false);
    }

    private static async Task OrderAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        foreach (string key in new[] { "1", "2", "3" })
        {
            await AddAsync(journal, clock, key, cancellationToken).ConfigureAwait(false);
            clock.Advance(Sample.Tick);
        }

        IReadOnlyList<JournalDelivery> first = await journal.TakeDeliveriesAsync(2, Sample.Hold, cancellationToken).ConfigureAwait(false);
        Require.Sequence(["1", "2"], first.Select(static each => each.Key), "The oldest two");
        IReadOnlyList<JournalDelivery> rest = await journal.TakeDeliveriesAsync(2, Sample.Hold, cancellationToken).ConfigureAwait(false);
        Require.Sequence(["3"], rest.Select(static each => each.Key), "The rest");
    }

    private static async Task WaitsLongerAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        await AddAsync(journal, clock, "a", cancellationToken).ConfigureAwait(false);
        clock.Advance(Keep * 2);
        for (int other = 0; other < 40; other++) await AddAsync(journal, clock, $"other {other}", cancellationToken).ConfigureAwait(false);
        Require.That(!await journal.ReceiveAsync(New(clock, "a"), Keep, cancellationToken).ConfigureAwait(false), "A delivery that nobody has looked into is not stored twice, however old it is.");
        IReadOnlyList<JournalDelivery> waiting = await journal.TakeDeliveriesAsync(100, Sample.Hold, cancellationToken).ConfigureAwait(false);
        Require.Same(1, waiting.Count(static each => string.Equals(each.Key, "a", StringComparison.Ordinal)), "How many of it wait");
    }

    private static async Task RaceAsync(IPayoutJournal journal, ManualClock clock, CancellationToken cancellationToken)
    {
        bool[] stored = await Task.WhenAll(Enumerable.Range(0, 64).Select(number => Task.Run(() => journal.ReceiveAsync(New(clock, $"{number % 4}"), Keep, cancellationToken).AsTask(), cancellationToken))).ConfigureAwait(false);
        Require.Same(4, stored.Count(static isNew => isNew), "How many of 16 copies each of 4 deliveries were new");
        Require.Same(4, (await TakeAsync(journal, cancellationToken).ConfigureAwait(false)).Count, "How many wait");
    }

    private static JournalDelivery New(ManualClock clock, string key) => new() { Account = "account", Key = key, ReceivedAt = clock.GetUtcNow() };

    private static async Task AddAsync(IPayoutJournal journal, ManualClock clock, string key, CancellationToken cancellationToken) =>
        Require.That(await journal.ReceiveAsync(New(clock, key), Keep, cancellationToken).ConfigureAwait(false), $"The delivery '{key}' is new.");

    private static ValueTask<IReadOnlyList<JournalDelivery>> TakeAsync(IPayoutJournal journal, CancellationToken cancellationToken) =>
        journal.TakeDeliveriesAsync(10, Sample.Hold, cancellationToken);

    private static async Task<JournalDelivery> TakeOneAsync(IPayoutJournal journal, string key, CancellationToken cancellationToken)
    {
        IReadOnlyList<JournalDelivery> taken = await TakeAsync(journal, cancellationToken).ConfigureAwait(false);
        Require.Sequence([key], taken.Select(static each => each.Key), "What is given out");
        return taken[0];
    }
}
