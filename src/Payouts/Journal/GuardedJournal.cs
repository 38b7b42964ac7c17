using System.Runtime.CompilerServices;
using Payouts.Diagnostics;

namespace Payouts.Journal;

/// <summary>The journal as the core uses it: whatever a journal throws is told as what it means for a payout.</summary>
/// <param name="journal">The journal that was registered.</param>
/// <param name="time">Learns the journal's clock.</param>
/// <param name="metrics">Counts and times the calls.</param>
internal sealed class GuardedJournal(IPayoutJournal journal, JournalTime? time = null, PayoutMetrics? metrics = null) : IPayoutJournal
{
    private readonly WorkBell _payouts = new();
    private readonly WorkBell _events = new();
    private readonly WorkBell _deliveries = new();

    public JournalTraits Traits => journal.Traits;

    public async ValueTask OpenAsync(CancellationToken cancellationToken) => await CallAsync(
        static async (journal, opens, token) =>
        {
            await journal.OpenAsync(token).ConfigureAwait(false);
            return opens;
        },
        true,
        cancellationToken).ConfigureAwait(false);

    /// <summary>Learns the journal's clock anew where it has one of its own.</summary>
    public async ValueTask SetClockAsync(CancellationToken cancellationToken)
    {
        if (journal is not IJournalClock clock || time is null) return;
        time.Set(await CallAsync(static (_, clock, token) => clock.GetUtcNowAsync(token), clock, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Returns when payouts may be due, or the time is over.</summary>
    public Task<long> WaitForPayoutsAsync(long seen, TimeSpan longest, CancellationToken cancellationToken) => WaitAsync(_payouts, seen, longest, cancellationToken);

    /// <summary>Returns when events may wait to be delivered, or the time is over.</summary>
    public Task<long> WaitForEventsAsync(long seen, TimeSpan longest, CancellationToken cancellationToken) => WaitAsync(_events, seen, longest, cancellationToken);

    /// <summary>Returns when webhook deliveries may wait, or the time is over.</summary>
    public Task<long> WaitForDeliveriesAsync(long seen, TimeSpan longest, CancellationToken cancellationToken) => WaitAsync(_deliveries, seen, longest, cancellationToken);

    public async ValueTask<JournalResult> InsertAsync(JournalWrite write, CancellationToken cancellationToken) =>
        Notice(write, await CallAsync(static (journal, write, token) => journal.InsertAsync(write, token), write, cancellationToken, write.Record.Reference).ConfigureAwait(false));

    public async ValueTask<JournalResult> UpdateAsync(JournalWrite write, CancellationToken cancellationToken) =>
        Notice(write, await CallAsync(static (journal, write, token) => journal.UpdateAsync(write, token), write, cancellationToken, write.Record.Reference).ConfigureAwait(false));

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

    public async ValueTask PostponeAsync(string reference, long version, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        await CallAsync(
            static async (journal, change, token) =>
            {
                await journal.PostponeAsync(change.reference, change.version, change.dueAt, token).ConfigureAwait(false);
                return true;
            },
            (reference, version, dueAt),
            cancellationToken,
            reference).ConfigureAwait(false);
        if (IsDue(dueAt)) _payouts.Ring();
    }

    public ValueTask<IReadOnlyList<JournalEvent>> TakeEventsAsync(int most, TimeSpan hold, CancellationToken cancellationToken) =>
        CallAsync(static (journal, take, token) => journal.TakeEventsAsync(take.most, take.hold, token), (most, hold), cancellationToken);

    public async ValueTask FinishEventAsync(JournalEvent taken, EventDisposition disposition, TimeSpan retryIn, CancellationToken cancellationToken)
    {
        await CallAsync(
            static async (journal, end, token) =>
            {
                await journal.FinishEventAsync(end.taken, end.disposition, end.retryIn, token).ConfigureAwait(false);
                return true;
            },
            (taken, disposition, retryIn),
            cancellationToken).ConfigureAwait(false);

        // The payout's next event may follow.
        if (disposition != EventDisposition.Retry) _events.Ring();
    }

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

    public async ValueTask<bool> ReceiveAsync(JournalDelivery delivery, TimeSpan keep, CancellationToken cancellationToken)
    {
        bool isNew = await CallAsync(static (journal, entry, token) => journal.ReceiveAsync(entry.delivery, entry.keep, token), (delivery, keep), cancellationToken).ConfigureAwait(false);
        if (isNew) _deliveries.Ring();
        return isNew;
    }

    public ValueTask<IReadOnlyList<JournalDelivery>> TakeDeliveriesAsync(int most, TimeSpan hold, CancellationToken cancellationToken) =>
        CallAsync(static (journal, take, token) => journal.TakeDeliveriesAsync(take.most, take.hold, token), (most, hold), cancellationToken);

    public async ValueTask FinishDeliveryAsync(JournalDelivery taken, DeliveryEnd end, TimeSpan retryIn, CancellationToken cancellationToken) => await CallAsync(
        static async (journal, finish, token) =>
        {
            await journal.FinishDeliveryAsync(finish.taken, finish.end, finish.retryIn, token).ConfigureAwait(false);
            return true;
        },
        (taken, end, retryIn),
        cancellationToken).ConfigureAwait(false);

    public ValueTask<ReadOnlyMemory<byte>> GetSecretAsync(string name, CancellationToken cancellationToken) =>
        CallAsync(static (journal, name, token) => journal.GetSecretAsync(name, token), name, cancellationToken);

    private bool IsDue(DateTimeOffset? dueAt) => time is not null && dueAt <= time.GetUtcNow();

    // A journal that tells by itself tells of other processes too.
    private Task<long> WaitAsync(WorkBell bell, long seen, TimeSpan longest, CancellationToken cancellationToken) => journal is IJournalWakeUp wakeUp
        ? wakeUp.WaitForWorkAsync(seen, longest, cancellationToken)
        : bell.WaitAsync(seen, longest, time ?? TimeProvider.System, cancellationToken);

    // A claim that was just taken shows the journal's clock: it began now, and lasts as long as was asked.
    private JournalResult Notice(JournalWrite write, JournalResult result)
    {
        if (!result.IsWritten) return result;
        if (write.Claim.Kind == ClaimChangeKind.Take && result.Record?.Claim is { } claim) time?.Set(claim.ExpiresAt - write.Claim.Lease);
        metrics?.Journalled(write);
        if (write.Events.Count > 0) _events.Ring();
        if (IsDue(write.Record.DueAt)) _payouts.Ring();
        return result;
    }

    private static bool IsForeign(Exception error) => error is not (PayoutException or OperationCanceledException);

    private async ValueTask<T> CallAsync<TState, T>(
        Func<IPayoutJournal, TState, CancellationToken, ValueTask<T>> call, TState state, CancellationToken cancellationToken, string? reference = null, [CallerMemberName] string member = "")
    {
        long? began = metrics?.Journal.Begin();
        T result;
        try
        {
            result = await call(journal, state, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            metrics?.Journal.Ended(Traits.Name, member, began, error);
            if (IsForeign(error)) throw Translate(error, reference);
            throw;
        }

        metrics?.Journal.Ended(Traits.Name, member, began, error: null);
        return result;
    }

    // A list that is no iterator may throw before its first step, and any may throw when it lets go of its connection.
    private IAsyncEnumerator<T> EnumerateAsync<T>(Func<IAsyncEnumerable<T>> list, CancellationToken cancellationToken, [CallerMemberName] string member = "")
    {
        try
        {
            return list().GetAsyncEnumerator(cancellationToken);
        }
        catch (Exception error)
        {
            metrics?.Journal.Ended(Traits.Name, member, began: null, error);
            if (IsForeign(error)) throw Translate(error);
            throw;
        }
    }

    private async ValueTask<bool> NextAsync<T>(IAsyncEnumerator<T> listed, [CallerMemberName] string member = "")
    {
        try
        {
            return await listed.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception error)
        {
            metrics?.Journal.Ended(Traits.Name, member, began: null, error);
            if (IsForeign(error)) throw Translate(error);
            throw;
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
