using System.Runtime.CompilerServices;
using Payouts.Journal;

namespace Payouts.Tests.Support;

/// <summary>A journal of which every call throws, as a database does that is gone.</summary>
/// <param name="fail">Throws.</param>
/// <param name="records">What the list gives before it breaks off; <c>null</c> where it breaks before it is enumerated.</param>
internal sealed class BrokenJournal(Func<Exception> fail, IReadOnlyList<JournalRecord>? records = null) : IPayoutJournal
{
    public JournalTraits Traits { get; } = new("broken", IsDurable: true, IsShared: false);

    public ValueTask OpenAsync(CancellationToken cancellationToken) => throw fail();

    public ValueTask<JournalResult> InsertAsync(JournalWrite write, CancellationToken cancellationToken) => throw fail();

    public ValueTask<JournalResult> UpdateAsync(JournalWrite write, CancellationToken cancellationToken) => throw fail();

    public ValueTask<JournalRecord?> FindAsync(string reference, CancellationToken cancellationToken) => throw fail();

    public ValueTask<JournalRecord?> FindByProviderIdAsync(string account, string providerId, CancellationToken cancellationToken) => throw fail();

    public ValueTask<JournalRecord?> FindByHandleAsync(string account, string handle, CancellationToken cancellationToken) => throw fail();

    public IAsyncEnumerable<JournalRecord> ListAsync(PayoutFilter filter, CancellationToken cancellationToken) =>
        records is null ? throw fail() : BreakOffAsync(records, cancellationToken);

    public ValueTask<IReadOnlyList<JournalRecord>> TakeDueAsync(int most, TimeSpan hold, CancellationToken cancellationToken) => throw fail();

    public ValueTask PostponeAsync(string reference, long version, DateTimeOffset dueAt, CancellationToken cancellationToken) => throw fail();

    public ValueTask<IReadOnlyList<JournalEvent>> TakeEventsAsync(int most, TimeSpan hold, CancellationToken cancellationToken) => throw fail();

    public ValueTask FinishEventAsync(JournalEvent taken, EventDisposition disposition, TimeSpan retryIn, CancellationToken cancellationToken) => throw fail();

    public IAsyncEnumerable<JournalEvent> ListParkedAsync(CancellationToken cancellationToken) => throw fail();

    public ValueTask<bool> ReturnParkedAsync(long id, CancellationToken cancellationToken) => throw fail();

    public ValueTask<(Tally Total, bool IsMade)> ChangeTallyAsync(TallyChange change, CancellationToken cancellationToken) => throw fail();

    public ValueTask<Tally?> FindTallyAsync(string key, CancellationToken cancellationToken) => throw fail();

    public ValueTask<bool> TryRememberAsync(string scope, string key, TimeSpan keep, CancellationToken cancellationToken) => throw fail();

    public ValueTask<bool> ReceiveAsync(JournalDelivery delivery, TimeSpan keep, CancellationToken cancellationToken) => throw fail();

    public ValueTask<IReadOnlyList<JournalDelivery>> TakeDeliveriesAsync(int most, TimeSpan hold, CancellationToken cancellationToken) => throw fail();

    public ValueTask FinishDeliveryAsync(JournalDelivery taken, DeliveryEnd end, TimeSpan retryIn, CancellationToken cancellationToken) => throw fail();

    public ValueTask<ReadOnlyMemory<byte>> GetSecretAsync(string name, CancellationToken cancellationToken) => throw fail();

    private async IAsyncEnumerable<JournalRecord> BreakOffAsync(IReadOnlyList<JournalRecord> first, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (JournalRecord record in first)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return record;
        }

        throw fail();
    }
}
