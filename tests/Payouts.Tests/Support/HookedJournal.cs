using Payouts.Journal;

namespace Payouts.Tests.Support;

/// <summary>A sound journal that fails when asked: before a commit, as a full disk does, or after one, as a connection that breaks before the confirmation.</summary>
internal sealed class HookedJournal : IPayoutJournal, IJournalContinuity
{
    private IPayoutJournal _inner = null!;
    private int _failures;
    private int _lost;

    public JournalTraits Traits => _inner.Traits;

    public IPayoutJournal Wrap(IPayoutJournal inner)
    {
        _inner = inner;
        return this;
    }

    public void FailNextUpdates(int count) => Volatile.Write(ref _failures, count);

    /// <summary>What it knows of its own past.</summary>
    public JournalContinuity Continuity { get; set; } = JournalContinuity.Unbroken;

    public ValueTask<JournalContinuity> CheckAsync(CancellationToken cancellationToken) => new(Continuity);

    public ValueTask AcknowledgeAsync(JournalContinuity seen, string who, string why, CancellationToken cancellationToken)
    {
        if (Continuity.Mark == seen.Mark) Continuity = JournalContinuity.Unbroken;
        return ValueTask.CompletedTask;
    }

    /// <summary>Has the next update committed and its confirmation lost.</summary>
    public void LoseNextUpdate() => Volatile.Write(ref _lost, 1);

    public async ValueTask<JournalResult> UpdateAsync(JournalWrite write, CancellationToken cancellationToken)
    {
        if (Interlocked.Decrement(ref _failures) >= 0) throw new IOException("The disk is full.");
        JournalResult result = await _inner.UpdateAsync(write, cancellationToken);
        return Interlocked.Exchange(ref _lost, 0) == 1 ? throw new IOException("The connection broke.") : result;
    }

    public ValueTask OpenAsync(CancellationToken cancellationToken) => _inner.OpenAsync(cancellationToken);

    /// <summary>Called before due payouts or events are taken; throws to prevent it.</summary>
    public Action? BeforeTake { get; set; }

    /// <summary>Called before each insert is committed; throws to prevent it.</summary>
    public Action? BeforeInsert { get; set; }

    /// <summary>Called after each insert is committed; throws to lose the confirmation.</summary>
    public Action? AfterInsert { get; set; }

    public async ValueTask<JournalResult> InsertAsync(JournalWrite write, CancellationToken cancellationToken)
    {
        BeforeInsert?.Invoke();
        JournalResult result = await _inner.InsertAsync(write, cancellationToken);
        AfterInsert?.Invoke();
        return result;
    }

    public ValueTask<JournalRecord?> FindAsync(string reference, CancellationToken cancellationToken) => _inner.FindAsync(reference, cancellationToken);

    public ValueTask<JournalRecord?> FindByProviderIdAsync(string account, string providerId, CancellationToken cancellationToken) =>
        _inner.FindByProviderIdAsync(account, providerId, cancellationToken);

    public ValueTask<JournalRecord?> FindByHandleAsync(string account, string handle, CancellationToken cancellationToken) =>
        _inner.FindByHandleAsync(account, handle, cancellationToken);

    /// <summary>Called before records are listed; throws to prevent it.</summary>
    public Action? BeforeList { get; set; }

    public IAsyncEnumerable<JournalRecord> ListAsync(PayoutFilter filter, CancellationToken cancellationToken)
    {
        BeforeList?.Invoke();
        return _inner.ListAsync(filter, cancellationToken);
    }

    public ValueTask<IReadOnlyList<JournalRecord>> TakeDueAsync(int most, TimeSpan hold, CancellationToken cancellationToken)
    {
        BeforeTake?.Invoke();
        return _inner.TakeDueAsync(most, hold, cancellationToken);
    }

    public ValueTask<IReadOnlyList<JournalEvent>> TakeEventsAsync(int most, TimeSpan hold, CancellationToken cancellationToken)
    {
        BeforeTake?.Invoke();
        return _inner.TakeEventsAsync(most, hold, cancellationToken);
    }

    public ValueTask PostponeAsync(string reference, long version, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        _inner.PostponeAsync(reference, version, dueAt, cancellationToken);

    public ValueTask FinishEventAsync(JournalEvent eventId, EventDisposition disposition, TimeSpan retryIn, CancellationToken cancellationToken) =>
        _inner.FinishEventAsync(eventId, disposition, retryIn, cancellationToken);

    public IAsyncEnumerable<JournalEvent> ListParkedAsync(CancellationToken cancellationToken) => _inner.ListParkedAsync(cancellationToken);

    public ValueTask<bool> ReturnParkedAsync(long id, CancellationToken cancellationToken) => _inner.ReturnParkedAsync(id, cancellationToken);

    public ValueTask<(Tally Total, bool IsMade)> ChangeTallyAsync(TallyChange change, CancellationToken cancellationToken) => _inner.ChangeTallyAsync(change, cancellationToken);

    public ValueTask<Tally?> FindTallyAsync(string key, CancellationToken cancellationToken) => _inner.FindTallyAsync(key, cancellationToken);

    public ValueTask<bool> TryRememberAsync(string scope, string key, TimeSpan keep, CancellationToken cancellationToken) =>
        _inner.TryRememberAsync(scope, key, keep, cancellationToken);

    public ValueTask<bool> ReceiveAsync(JournalDelivery delivery, TimeSpan keep, CancellationToken cancellationToken) => _inner.ReceiveAsync(delivery, keep, cancellationToken);

    public ValueTask<IReadOnlyList<JournalDelivery>> TakeDeliveriesAsync(int most, TimeSpan hold, CancellationToken cancellationToken) =>
        _inner.TakeDeliveriesAsync(most, hold, cancellationToken);

    public ValueTask FinishDeliveryAsync(JournalDelivery taken, DeliveryEnd end, TimeSpan retryIn, CancellationToken cancellationToken) =>
        _inner.FinishDeliveryAsync(taken, end, retryIn, cancellationToken);

    public ValueTask<ReadOnlyMemory<byte>> GetSecretAsync(string name, CancellationToken cancellationToken) => _inner.GetSecretAsync(name, cancellationToken);
}
