using Payouts.Journal;

namespace Payouts.AspNetCore.Tests.Support;

/// <summary>A journal that takes no deliveries: it fails, or never answers.</summary>
internal sealed class StuckJournal(bool isFailing) : IPayoutJournal
{
    private readonly InMemoryPayoutJournal _inner = new(TimeProvider.System);

    public JournalTraits Traits => _inner.Traits;

    public ValueTask OpenAsync(CancellationToken cancellationToken) => _inner.OpenAsync(cancellationToken);

    public ValueTask<JournalResult> InsertAsync(JournalWrite write, CancellationToken cancellationToken) => _inner.InsertAsync(write, cancellationToken);

    public ValueTask<JournalResult> UpdateAsync(JournalWrite write, CancellationToken cancellationToken) => _inner.UpdateAsync(write, cancellationToken);

    public ValueTask<JournalRecord?> FindAsync(string reference, CancellationToken cancellationToken) => _inner.FindAsync(reference, cancellationToken);

    public ValueTask<JournalRecord?> FindByProviderIdAsync(string account, string providerId, CancellationToken cancellationToken) => _inner.FindByProviderIdAsync(account, providerId, cancellationToken);

    public ValueTask<JournalRecord?> FindByHandleAsync(string account, string handle, CancellationToken cancellationToken) => _inner.FindByHandleAsync(account, handle, cancellationToken);

    public IAsyncEnumerable<JournalRecord> ListAsync(PayoutFilter filter, CancellationToken cancellationToken) => _inner.ListAsync(filter, cancellationToken);

    public ValueTask<IReadOnlyList<JournalRecord>> TakeDueAsync(int most, TimeSpan hold, CancellationToken cancellationToken) => _inner.TakeDueAsync(most, hold, cancellationToken);

    public ValueTask PostponeAsync(string reference, long version, DateTimeOffset dueAt, CancellationToken cancellationToken) => _inner.PostponeAsync(reference, version, dueAt, cancellationToken);

    public ValueTask<IReadOnlyList<JournalEvent>> TakeEventsAsync(int most, TimeSpan hold, CancellationToken cancellationToken) => _inner.TakeEventsAsync(most, hold, cancellationToken);

    public ValueTask FinishEventAsync(JournalEvent taken, EventDisposition disposition, TimeSpan retryIn, CancellationToken cancellationToken) =>
        _inner.FinishEventAsync(taken, disposition, retryIn, cancellationToken);

    public IAsyncEnumerable<JournalEvent> ListParkedAsync(CancellationToken cancellationToken) => _inner.ListParkedAsync(cancellationToken);

    public ValueTask<bool> ReturnParkedAsync(long id, CancellationToken cancellationToken) => _inner.ReturnParkedAsync(id, cancellationToken);

    public ValueTask<(Tally Total, bool IsMade)> ChangeTallyAsync(TallyChange change, CancellationToken cancellationToken) => _inner.ChangeTallyAsync(change, cancellationToken);

    public ValueTask<Tally?> FindTallyAsync(string key, CancellationToken cancellationToken) => _inner.FindTallyAsync(key, cancellationToken);

    public async ValueTask<bool> TryRememberAsync(string scope, string key, TimeSpan keep, CancellationToken cancellationToken) => await StickAsync();

    public async ValueTask<bool> ReceiveAsync(JournalDelivery delivery, TimeSpan keep, CancellationToken cancellationToken) => await StickAsync();

    public ValueTask<IReadOnlyList<JournalDelivery>> TakeDeliveriesAsync(int most, TimeSpan hold, CancellationToken cancellationToken) => _inner.TakeDeliveriesAsync(most, hold, cancellationToken);

    public ValueTask FinishDeliveryAsync(JournalDelivery taken, DeliveryEnd end, TimeSpan retryIn, CancellationToken cancellationToken) => _inner.FinishDeliveryAsync(taken, end, retryIn, cancellationToken);

    public ValueTask<ReadOnlyMemory<byte>> GetSecretAsync(string name, CancellationToken cancellationToken) => _inner.GetSecretAsync(name, cancellationToken);

    private Task<bool> StickAsync() => isFailing ? throw new IOException("The disk is full.") : new TaskCompletionSource<bool>().Task;
}
