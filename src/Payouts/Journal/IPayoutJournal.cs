namespace Payouts.Journal;

/// <summary>The durable truth about every payout. The core decides; a journal stores, compares and counts time.</summary>
/// <remarks>
/// Rules every journal keeps: a write that returned is durable; a write is all or nothing (record, timeline and events together);
/// versions are compared and set; claims are judged by the journal's own clock, the same for every process that shares it;
/// a reference and a pair of account and provider id are unique for ever.
/// </remarks>
public interface IPayoutJournal
{
    /// <summary>What kind of journal this is.</summary>
    JournalTraits Traits { get; }

    /// <summary>Makes the journal ready: connects, creates or migrates its schema, refuses unsafe settings. Called once before any other call.</summary>
    ValueTask OpenAsync(CancellationToken cancellationToken);

    /// <summary>Stores a new intent, or returns the record that has its reference already.</summary>
    /// <param name="write">The record with version 0, its first timeline entry and events, and optionally a claim taken in the same commit.</param>
    /// <param name="cancellationToken">Stops before the commit only.</param>
    /// <returns><see cref="JournalOutcome.Written"/>, or <see cref="JournalOutcome.VersionConflict"/> with the record that exists, or else <see cref="JournalOutcome.LimitReached"/>.</returns>
    ValueTask<JournalResult> InsertAsync(JournalWrite write, CancellationToken cancellationToken);

    /// <summary>Replaces a record if its version is still the expected one, and takes, keeps or releases the claim in the same commit.</summary>
    /// <returns>The outcome, with the record as it now is.</returns>
    ValueTask<JournalResult> UpdateAsync(JournalWrite write, CancellationToken cancellationToken);

    /// <summary>The record of a reference with its whole timeline and its claim judged now, or <c>null</c>.</summary>
    ValueTask<JournalRecord?> FindAsync(string reference, CancellationToken cancellationToken);

    /// <summary>The record bound to a provider's id, or to the provider's own reference where it names payouts twice; <c>null</c> for neither.</summary>
    ValueTask<JournalRecord?> FindByProviderIdAsync(string account, string providerId, CancellationToken cancellationToken);

    /// <summary>The record of a correlation handle, or <c>null</c>.</summary>
    ValueTask<JournalRecord?> FindByHandleAsync(string account, string handle, CancellationToken cancellationToken);

    /// <summary>Every matching record, oldest first, read in pages as it is enumerated.</summary>
    IAsyncEnumerable<JournalRecord> ListAsync(PayoutFilter filter, CancellationToken cancellationToken);

    /// <summary>Takes records whose <see cref="JournalRecord.DueAt"/> has come, or that have none and whose claim ran out while an attempt is without an outcome; nobody else is given them for the time of the hold.</summary>
    ValueTask<IReadOnlyList<JournalRecord>> TakeDueAsync(int most, TimeSpan hold, CancellationToken cancellationToken);

    /// <summary>Moves the time at which a record is due and ends the hold of whoever took it, and nothing else: no version, no timeline, no event. For reads that changed nothing.</summary>
    /// <param name="reference">The record.</param>
    /// <param name="version">The version that was looked at: nothing is moved where it changed meanwhile, for whoever changed it has said when it is due.</param>
    /// <param name="dueAt">When to look again.</param>
    /// <param name="cancellationToken">Stops before the commit only.</param>
    ValueTask PostponeAsync(string reference, long version, DateTimeOffset dueAt, CancellationToken cancellationToken);

    /// <summary>Takes the oldest undelivered event of each of some payouts; nobody else is given them for the time of the hold.</summary>
    ValueTask<IReadOnlyList<JournalEvent>> TakeEventsAsync(int most, TimeSpan hold, CancellationToken cancellationToken);

    /// <summary>Ends or postpones the delivery of an event that was taken; ignored when somebody else has taken it since.</summary>
    ValueTask FinishEventAsync(JournalEvent taken, EventDisposition disposition, TimeSpan retryIn, CancellationToken cancellationToken);

    /// <summary>Every event that was parked and still is, oldest first.</summary>
    IAsyncEnumerable<JournalEvent> ListParkedAsync(CancellationToken cancellationToken);

    /// <summary>Gives a parked event out again, as if it had never been taken; before later ones of its payout that still wait.</summary>
    /// <returns><c>false</c> where no such event is parked.</returns>
    ValueTask<bool> ReturnParkedAsync(long id, CancellationToken cancellationToken);

    /// <summary>Adds to a running total outside of any write.</summary>
    /// <returns>The total afterwards, and whether the change was made; it is not where a limit would be passed.</returns>
    ValueTask<(Tally Total, bool IsMade)> ChangeTallyAsync(TallyChange change, CancellationToken cancellationToken);

    /// <summary>A running total, or <c>null</c> for one that was never begun or is over.</summary>
    ValueTask<Tally?> FindTallyAsync(string key, CancellationToken cancellationToken);

    /// <summary>Remembers a key for a time; <c>false</c> when it is remembered already. Drops doubled deliveries.</summary>
    ValueTask<bool> TryRememberAsync(string scope, string key, TimeSpan keep, CancellationToken cancellationToken);

    /// <summary>Stores a webhook delivery that nobody has looked into yet, unless its account and key are kept already.</summary>
    /// <param name="delivery">The delivery, with number 0.</param>
    /// <param name="keep">For how long its key is kept at least, done or not, so that a copy is known.</param>
    /// <param name="cancellationToken">Stops before the commit only.</param>
    /// <returns><c>false</c> for a copy: then nothing was stored.</returns>
    ValueTask<bool> ReceiveAsync(JournalDelivery delivery, TimeSpan keep, CancellationToken cancellationToken);

    /// <summary>Takes deliveries that wait, oldest first; nobody else is given them for the time of the hold.</summary>
    ValueTask<IReadOnlyList<JournalDelivery>> TakeDeliveriesAsync(int most, TimeSpan hold, CancellationToken cancellationToken);

    /// <summary>Ends a delivery that was taken, or has it given out again after a time; ignored when somebody else has taken it since.</summary>
    ValueTask FinishDeliveryAsync(JournalDelivery taken, DeliveryEnd end, TimeSpan retryIn, CancellationToken cancellationToken);

    /// <summary>A random secret of 32 bytes, made at the first call and the same ever after, for every process that shares the journal.</summary>
    ValueTask<ReadOnlyMemory<byte>> GetSecretAsync(string name, CancellationToken cancellationToken);
}
