namespace Payouts.Journal;

/// <summary>Applies a change to a record however often others change it in between.</summary>
internal sealed class JournalWriter(GuardedJournal journal)
{
    /// <summary>Writes what <paramref name="change"/> makes of the record, on its newest version; a change of <c>null</c> writes nothing.</summary>
    /// <param name="record">The record as last read.</param>
    /// <param name="change">The change.</param>
    /// <param name="whenIdIsTaken">The change to make instead, when the provider named an id that another intent holds.</param>
    /// <param name="cancellationToken">Stops before a commit only.</param>
    internal Task<JournalRecord> ApplyAsync(
        JournalRecord record,
        Func<JournalRecord, JournalWrite?> change,
        Func<JournalRecord, JournalWrite?>? whenIdIsTaken = null,
        CancellationToken cancellationToken = default) =>
        ApplyAsync(record, change, static (record, change) => change(record), whenIdIsTaken is null ? null : (record, _) => whenIdIsTaken(record), cancellationToken).AsTask();

    /// <inheritdoc cref="ApplyAsync(JournalRecord, Func{JournalRecord, JournalWrite}, Func{JournalRecord, JournalWrite}, CancellationToken)" />
    /// <typeparam name="TState">What the changes need, so that they can be static.</typeparam>
    internal async ValueTask<JournalRecord> ApplyAsync<TState>(
        JournalRecord record,
        TState state,
        Func<JournalRecord, TState, JournalWrite?> change,
        Func<JournalRecord, TState, JournalWrite?>? whenIdIsTaken,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            if (change(record, state) is not { } write) return record;
            JournalResult result = await journal.UpdateAsync(write, cancellationToken).ConfigureAwait(false);
            if (result.Outcome == JournalOutcome.ProviderIdTaken) change = whenIdIsTaken ?? throw new InvalidOperationException("Only a change that binds an id can find it taken.");
            if (result.Record is null) throw new PayoutNotFoundException(record.Reference);
            if (result.IsWritten) return result.Record;
            record = result.Record;
        }
    }
}
