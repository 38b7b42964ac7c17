using Payouts.Journal;

namespace Payouts.Model.Replay;

/// <summary>One process's way to the journal: its claims are held before they are committed, and a process that died gets no answer any more.</summary>
/// <param name="inner">The journal.</param>
/// <param name="gate">Where claims are held.</param>
/// <param name="onClaimed">Called when a claim is committed.</param>
internal sealed class HeldJournal(IPayoutJournal inner, Gate gate, Action onClaimed) : IPayoutJournal, IJournalClock
{
    private volatile bool _isDead;

    public JournalTraits Traits => inner.Traits;

    public void Die() => _isDead = true;

    public ValueTask<DateTimeOffset> GetUtcNowAsync(CancellationToken cancellationToken) => ((IJournalClock)inner).GetUtcNowAsync(cancellationToken);

    public ValueTask OpenAsync(CancellationToken cancellationToken) => inner.OpenAsync(cancellationToken);

    public ValueTask<JournalResult> InsertAsync(JournalWrite write, CancellationToken cancellationToken) => new(WriteAsync(write, () => inner.InsertAsync(write, cancellationToken)));

    public ValueTask<JournalResult> UpdateAsync(JournalWrite write, CancellationToken cancellationToken) => new(WriteAsync(write, () => inner.UpdateAsync(write, cancellationToken)));

    public ValueTask<JournalRecord?> FindAsync(string reference, CancellationToken cancellationToken) => inner.FindAsync(reference, cancellationToken);

    public ValueTask<JournalRecord?> FindByProviderIdAsync(string account, string providerId, CancellationToken cancellationToken) => inner.FindByProviderIdAsync(account, providerId, cancellationToken);

    public ValueTask<JournalRecord?> FindByHandleAsync(string account, string handle, CancellationToken cancellationToken) => inner.FindByHandleAsync(account, handle, cancellationToken);

    public IAsyncEnumerable<JournalRecord> ListAsync(PayoutFilter filter, CancellationToken cancellationToken) => inner.ListAsync(filter, cancellationToken);

    public ValueTask<IReadOnlyList<JournalRecord>> TakeDueAsync(int most, TimeSpan hold, CancellationToken cancellationToken) => inner.TakeDueAsync(most, hold, cancellationToken);

    public ValueTask PostponeAsync(string reference, long version, DateTimeOffset dueAt, CancellationToken cancellationToken) => inner.PostponeAsync(reference, version, dueAt, cancellationToken);

    public ValueTask<IReadOnlyList<JournalEvent>> TakeEventsAsync(int most, TimeSpan hold, CancellationToken cancellationToken) => inner.TakeEventsAsync(most, hold, cancellationToken);

    public ValueTask FinishEventAsync(JournalEvent taken, EventDisposition disposition, TimeSpan retryIn, CancellationToken cancellationToken) =>
        inner.FinishEventAsync(taken, disposition, retryIn, cancellationToken);

    public IAsyncEnumerable<JournalEvent> ListParkedAsync(CancellationToken cancellationToken) => inner.ListParkedAsync(cancellationToken);

    public ValueTask<bool> ReturnParkedAsync(long id, CancellationToken cancellationToken) => inner.ReturnParkedAsync(id, cancellationToken);

    public ValueTask<(Tally Total, bool IsMade)> ChangeTallyAsync(TallyChange change, CancellationToken cancellationToken) => inner.ChangeTallyAsync(change, cancellationToken);

    public ValueTask<Tally?> FindTallyAsync(string key, CancellationToken cancellationToken) => inner.FindTallyAsync(key, cancellationToken);

    public ValueTask<bool> TryRememberAsync(string scope, string key, TimeSpan keep, CancellationToken cancellationToken) => inner.TryRememberAsync(scope, key, keep, cancellationToken);

    public ValueTask<bool> ReceiveAsync(JournalDelivery delivery, TimeSpan keep, CancellationToken cancellationToken) => inner.ReceiveAsync(delivery, keep, cancellationToken);

    public ValueTask<IReadOnlyList<JournalDelivery>> TakeDeliveriesAsync(int most, TimeSpan hold, CancellationToken cancellationToken) => inner.TakeDeliveriesAsync(most, hold, cancellationToken);

    public ValueTask FinishDeliveryAsync(JournalDelivery taken, DeliveryEnd end, TimeSpan retryIn, CancellationToken cancellationToken) =>
        inner.FinishDeliveryAsync(taken, end, retryIn, cancellationToken);

    public ValueTask<ReadOnlyMemory<byte>> GetSecretAsync(string name, CancellationToken cancellationToken) => inner.GetSecretAsync(name, cancellationToken);

    private async Task<JournalResult> WriteAsync(JournalWrite write, Func<ValueTask<JournalResult>> commit)
    {
        bool isClaim = write.Claim.Kind == ClaimChangeKind.Take;
        if (isClaim) await gate.PassAsync();
        if (_isDead) await new TaskCompletionSource().Task;
        JournalResult result = await commit();
        if (isClaim && result.IsWritten) onClaimed();
        return result;
    }
}
