using Payouts.Journal;

namespace Payouts.Tests.Support;

/// <summary>A sound journal that fails when asked: before a commit, as a full disk does, or after one, as a connection that breaks before the confirmation.</summary>
internal sealed class HookedJournal : IPayoutJournal
{
    private IPayoutJournal _inner = null!;
    private int _failures;

    public JournalTraits Traits => _inner.Traits;

    public IPayoutJournal Wrap(IPayoutJournal inner)
    {
        _inner = inner;
        return this;
    }

    public void FailNextUpdates(int count) => Volatile.Write(ref _failures, count);

    public ValueTask<JournalResult> UpdateAsync(JournalWrite write, CancellationToken cancellationToken) =>
        Interlocked.Decrement(ref _failures) >= 0 ? throw new IOException("The disk is full.") : _inner.UpdateAsync(write, cancellationToken);

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

    public IAsyncEnumerable<JournalRecord> ListAsync(PayoutFilter filter, CancellationToken cancellationToken) => _inner.ListAsync(filter, cancellationToken);

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

    public ValueTask PostponeAsync(string reference, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        _inner.PostponeAsync(reference, dueAt, cancellationToken);

    public ValueTask FinishEventAsync(JournalEvent eventId, EventDisposition disposition, TimeSpan retryIn, CancellationToken cancellationToken) =>
        _inner.FinishEventAsync(eventId, disposition, retryIn, cancellationToken);

    public ValueTask<bool> TryRememberAsync(string scope, string key, TimeSpan keep, CancellationToken cancellationToken) =>
        _inner.TryRememberAsync(scope, key, keep, cancellationToken);

    public ValueTask<ReadOnlyMemory<byte>> GetSecretAsync(string name, CancellationToken cancellationToken) => _inner.GetSecretAsync(name, cancellationToken);
}
