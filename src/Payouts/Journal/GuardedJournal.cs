using System.Runtime.CompilerServices;

namespace Payouts.Journal;

/// <summary>The journal as the core uses it: whatever a journal throws is told as what it means for a payout.</summary>
internal sealed class GuardedJournal(IPayoutJournal journal) : IPayoutJournal
{
    public JournalTraits Traits => journal.Traits;

    public async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await journal.OpenAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (IsForeign(error))
        {
            throw Translate(error);
        }
    }

    public ValueTask<JournalResult> InsertAsync(JournalWrite write, CancellationToken cancellationToken) =>
        CallAsync(static (journal, write, token) => journal.InsertAsync(write, token), write, cancellationToken, write.Record.Reference);

    public ValueTask<JournalResult> UpdateAsync(JournalWrite write, CancellationToken cancellationToken) =>
        CallAsync(static (journal, write, token) => journal.UpdateAsync(write, token), write, cancellationToken, write.Record.Reference);

    public ValueTask<JournalRecord?> FindAsync(string reference, CancellationToken cancellationToken) =>
        CallAsync(static (journal, reference, token) => journal.FindAsync(reference, token), reference, cancellationToken, reference);

    public ValueTask<JournalRecord?> FindByProviderIdAsync(string account, string providerId, CancellationToken cancellationToken) =>
        CallAsync(static (journal, key, token) => journal.FindByProviderIdAsync(key.account, key.providerId, token), (account, providerId), cancellationToken);

    public ValueTask<JournalRecord?> FindByHandleAsync(string account, string handle, CancellationToken cancellationToken) =>
        CallAsync(static (journal, key, token) => journal.FindByHandleAsync(key.account, key.handle, token), (account, handle), cancellationToken);

    public async IAsyncEnumerable<JournalRecord> ListAsync(PayoutFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IAsyncEnumerator<JournalRecord> records = EnumerateAsync(() => journal.ListAsync(filter, cancellationToken), cancellationToken);
        try
        {
            while (await NextAsync(records).ConfigureAwait(false)) yield return records.Current;
        }
        finally
        {
            await EndAsync(records).ConfigureAwait(false);
        }
    }

    public ValueTask<IReadOnlyList<JournalRecord>> TakeDueAsync(int most, TimeSpan hold, CancellationToken cancellationToken) =>
        CallAsync(static (journal, take, token) => journal.TakeDueAsync(take.most, take.hold, token), (most, hold), cancellationToken);

    public async ValueTask PostponeAsync(string reference, DateTimeOffset dueAt, CancellationToken cancellationToken) => await CallAsync(
        static async (journal, change, token) =>
        {
            await journal.PostponeAsync(change.reference, change.dueAt, token).ConfigureAwait(false);
            return true;
        },
        (reference, dueAt),
        cancellationToken,
        reference).ConfigureAwait(false);

    public ValueTask<IReadOnlyList<JournalEvent>> TakeEventsAsync(int most, TimeSpan hold, CancellationToken cancellationToken) =>
        CallAsync(static (journal, take, token) => journal.TakeEventsAsync(take.most, take.hold, token), (most, hold), cancellationToken);

    public async ValueTask FinishEventAsync(JournalEvent taken, EventDisposition disposition, TimeSpan retryIn, CancellationToken cancellationToken) => await CallAsync(
        static async (journal, end, token) =>
        {
            await journal.FinishEventAsync(end.taken, end.disposition, end.retryIn, token).ConfigureAwait(false);
            return true;
        },
        (taken, disposition, retryIn),
        cancellationToken).ConfigureAwait(false);

    public async IAsyncEnumerable<JournalEvent> ListParkedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IAsyncEnumerator<JournalEvent> events = EnumerateAsync(() => journal.ListParkedAsync(cancellationToken), cancellationToken);
        try
        {
            while (await NextAsync(events).ConfigureAwait(false)) yield return events.Current;
        }
        finally
        {
            await EndAsync(events).ConfigureAwait(false);
        }
    }

    public ValueTask<bool> ReturnParkedAsync(long id, CancellationToken cancellationToken) =>
        CallAsync(static (journal, id, token) => journal.ReturnParkedAsync(id, token), id, cancellationToken);

    public ValueTask<(Tally Total, bool IsMade)> ChangeTallyAsync(TallyChange change, CancellationToken cancellationToken) =>
        CallAsync(static (journal, change, token) => journal.ChangeTallyAsync(change, token), change, cancellationToken);

    public ValueTask<Tally?> FindTallyAsync(string key, CancellationToken cancellationToken) =>
        CallAsync(static (journal, key, token) => journal.FindTallyAsync(key, token), key, cancellationToken);

    /// <summary>What the journal knows of its own past; unbroken where it cannot be replaced by another one.</summary>
    public ValueTask<JournalContinuity> CheckContinuityAsync(CancellationToken cancellationToken) => journal is IJournalContinuity continuity
        ? CallAsync(static (_, continuity, token) => continuity.CheckAsync(token), continuity, cancellationToken)
        : new(JournalContinuity.Unbroken);

    public ValueTask<bool> TryRememberAsync(string scope, string key, TimeSpan keep, CancellationToken cancellationToken) =>
        CallAsync(static (journal, entry, token) => journal.TryRememberAsync(entry.scope, entry.key, entry.keep, token), (scope, key, keep), cancellationToken);

    public ValueTask<ReadOnlyMemory<byte>> GetSecretAsync(string name, CancellationToken cancellationToken) =>
        CallAsync(static (journal, name, token) => journal.GetSecretAsync(name, token), name, cancellationToken);

    private static bool IsForeign(Exception error) => error is not (PayoutException or OperationCanceledException);

    private async ValueTask<T> CallAsync<TState, T>(
        Func<IPayoutJournal, TState, CancellationToken, ValueTask<T>> call, TState state, CancellationToken cancellationToken, string? reference = null)
    {
        try
        {
            return await call(journal, state, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (IsForeign(error))
        {
            throw Translate(error, reference);
        }
    }

    // A list that is no iterator may throw before its first step, and any may throw when it lets go of its connection.
    private IAsyncEnumerator<T> EnumerateAsync<T>(Func<IAsyncEnumerable<T>> list, CancellationToken cancellationToken)
    {
        try
        {
            return list().GetAsyncEnumerator(cancellationToken);
        }
        catch (Exception error) when (IsForeign(error))
        {
            throw Translate(error);
        }
    }

    private async ValueTask<bool> NextAsync<T>(IAsyncEnumerator<T> listed)
    {
        try
        {
            return await listed.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (IsForeign(error))
        {
            throw Translate(error);
        }
    }

    private async ValueTask EndAsync<T>(IAsyncEnumerator<T> listed)
    {
        try
        {
            await listed.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (IsForeign(error))
        {
            throw Translate(error);
        }
    }

    private PayoutJournalException Translate(Exception error, string? reference = null) =>
        new($"The journal ({Traits.Name}) could not be read or written ({error.GetType().Name}). Mend it, then call again with the same request.", error)
        {
            Reference = reference,
        };
}
