using Payouts.Chaos.Child;
using Payouts.Journal;

namespace Payouts.Chaos.Points;

/// <summary>A journal with a place to die at around each call.</summary>
internal class CrashingJournal(IPayoutJournal inner, CrashPoints points, Link link) : IPayoutJournal, IAsyncDisposable
{
    // What a process that died had taken is nobody else's for ten seconds at least; a run would wait most of its time.
    internal static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(3);

    public JournalTraits Traits => inner.Traits;

    protected CrashPoints Points => points;

    /// <summary>The journal with as many of the optional interfaces as it has.</summary>
    public static CrashingJournal Around(IPayoutJournal inner, CrashPoints points, Link link) =>
        inner is IJournalContinuity ? new CrashingSharedJournal(inner, points, link) : new CrashingJournal(inner, points, link);

    public ValueTask OpenAsync(CancellationToken cancellationToken) =>
        points.AroundAsync("journal open", () => inner.OpenAsync(cancellationToken), isWrite: true);

    public ValueTask<JournalResult> InsertAsync(JournalWrite write, CancellationToken cancellationToken) => points.AroundAsync(
        "journal insert",
        async () =>
        {
            JournalResult result = await inner.InsertAsync(write, cancellationToken);
            if (result.IsWritten) link.Say("KEPT", write.Record.Reference);
            return result;
        },
        isWrite: true);

    public ValueTask<JournalResult> UpdateAsync(JournalWrite write, CancellationToken cancellationToken) =>
        points.AroundAsync($"journal update to {write.Record.Status}", () => inner.UpdateAsync(write, cancellationToken), isWrite: true);

    public ValueTask<JournalRecord?> FindAsync(string reference, CancellationToken cancellationToken) =>
        points.AroundAsync("journal find", () => inner.FindAsync(reference, cancellationToken));

    public ValueTask<JournalRecord?> FindByProviderIdAsync(string account, string providerId, CancellationToken cancellationToken) =>
        points.AroundAsync("journal find by provider id", () => inner.FindByProviderIdAsync(account, providerId, cancellationToken));

    public ValueTask<JournalRecord?> FindByHandleAsync(string account, string handle, CancellationToken cancellationToken) =>
        points.AroundAsync("journal find by handle", () => inner.FindByHandleAsync(account, handle, cancellationToken));

    public IAsyncEnumerable<JournalRecord> ListAsync(PayoutFilter filter, CancellationToken cancellationToken) => inner.ListAsync(filter, cancellationToken);

    public ValueTask<IReadOnlyList<JournalRecord>> TakeDueAsync(int most, TimeSpan hold, CancellationToken cancellationToken) =>
        points.AroundAsync("journal take due", () => inner.TakeDueAsync(most, Shorter(hold), cancellationToken), isWrite: true);

    public ValueTask PostponeAsync(string reference, long version, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        points.AroundAsync("journal postpone", () => inner.PostponeAsync(reference, version, dueAt, cancellationToken), isWrite: true);

    public ValueTask<IReadOnlyList<JournalEvent>> TakeEventsAsync(int most, TimeSpan hold, CancellationToken cancellationToken) =>
        points.AroundAsync("journal take events", () => inner.TakeEventsAsync(most, Shorter(hold), cancellationToken), isWrite: true);

    public ValueTask FinishEventAsync(JournalEvent taken, EventDisposition disposition, TimeSpan retryIn, CancellationToken cancellationToken) =>
        points.AroundAsync("journal finish event", () => inner.FinishEventAsync(taken, disposition, retryIn, cancellationToken), isWrite: true);

    public IAsyncEnumerable<JournalEvent> ListParkedAsync(CancellationToken cancellationToken) => inner.ListParkedAsync(cancellationToken);

    public ValueTask<bool> ReturnParkedAsync(long id, CancellationToken cancellationToken) =>
        points.AroundAsync("journal return event", () => inner.ReturnParkedAsync(id, cancellationToken), isWrite: true);

    public ValueTask<(Tally Total, bool IsMade)> ChangeTallyAsync(TallyChange change, CancellationToken cancellationToken) =>
        points.AroundAsync("journal change total", () => inner.ChangeTallyAsync(change, cancellationToken), isWrite: true);

    public ValueTask<Tally?> FindTallyAsync(string key, CancellationToken cancellationToken) =>
        points.AroundAsync("journal find total", () => inner.FindTallyAsync(key, cancellationToken));

    public ValueTask<bool> TryRememberAsync(string scope, string key, TimeSpan keep, CancellationToken cancellationToken) =>
        points.AroundAsync("journal remember", () => inner.TryRememberAsync(scope, key, keep, cancellationToken), isWrite: true);

    public ValueTask<bool> ReceiveAsync(JournalDelivery delivery, TimeSpan keep, CancellationToken cancellationToken) =>
        points.AroundAsync("journal receive", () => inner.ReceiveAsync(delivery, keep, cancellationToken), isWrite: true);

    // No webhooks here: a question that finds nothing each time would make points of idle rounds.
    public ValueTask<IReadOnlyList<JournalDelivery>> TakeDeliveriesAsync(int most, TimeSpan hold, CancellationToken cancellationToken) =>
        inner.TakeDeliveriesAsync(most, hold < LongestHold ? hold : LongestHold, cancellationToken);

    public ValueTask FinishDeliveryAsync(JournalDelivery taken, DeliveryEnd end, TimeSpan retryIn, CancellationToken cancellationToken) =>
        inner.FinishDeliveryAsync(taken, end, retryIn, cancellationToken);

    public ValueTask<ReadOnlyMemory<byte>> GetSecretAsync(string name, CancellationToken cancellationToken) =>
        points.AroundAsync("journal secret", () => inner.GetSecretAsync(name, cancellationToken), isWrite: true);

    public async ValueTask DisposeAsync()
    {
        if (inner is IAsyncDisposable disposable) await disposable.DisposeAsync();
    }

    private static TimeSpan Shorter(TimeSpan hold) => hold < LongestHold ? hold : LongestHold;
}
