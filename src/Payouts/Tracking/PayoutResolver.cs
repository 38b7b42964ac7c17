using Microsoft.Extensions.Logging;
using Payouts.Diagnostics;
using Payouts.Journal;
using Payouts.Providers;
using Payouts.Sending;

namespace Payouts.Tracking;

/// <summary>Finds out what became of an unknown payout, as far as it can be done without a person.</summary>
internal sealed class PayoutResolver(
    IPayoutJournal journal, JournalWriter writer, PayoutSender sender, TimeProvider time, ILogger<PayoutResolver> logger)
{
    /// <summary>Searches the provider by handle, also for a payout that a person has settled; repeats the stored bytes only from the very version at which a whole search found nothing.</summary>
    internal async Task<JournalRecord> ResolveAsync(ProviderAccount account, JournalRecord record, CancellationToken cancellationToken)
    {
        FrozenAddress.Check(record, account.Provider);
        if (!IsSettled(record)) return record;

        // An adapter has the interface for every account; whether this account's provider can be searched is a capability.
        if (account.Capabilities.CanSearchByHandle && account.Provider is IPayoutSearch search)
        {
            (record, bool isVain) = await SearchAsync(account, search, record, cancellationToken).ConfigureAwait(false);
            if (!isVain) return record;
        }

        bool mayRepeat = account.Capabilities.Idempotency.IsKeyed && record is { Status: PayoutStatus.Unknown, PersonReason: null } && IsSettled(record);
        return mayRepeat ? await sender.RepeatAsync(account, record, cancellationToken).ConfigureAwait(false) : record;
    }

    private bool IsSettled(JournalRecord record) =>
        record.Claim is not { IsLive: true } && !AttemptTransitions.HasOpenAttempt(record) && time.GetUtcNow() >= Schedule.SettledAt(record);

    private async Task<(JournalRecord Record, bool IsVain)> SearchAsync(
        ProviderAccount account, IPayoutSearch search, JournalRecord record, CancellationToken cancellationToken)
    {
        DateTimeOffset beganAt = time.GetUtcNow();
        IReadOnlyList<PayoutReading> found = await search.FindByHandleAsync(record.Handle, cancellationToken).ConfigureAwait(false);
        logger.Searched(account.Name, record.Reference, found.Count);
        if (found.Count > 0) return (await BindAsync(account, record, found, cancellationToken).ConfigureAwait(false), false);

        // Written only on the version that was searched for: what happened meanwhile, the search has not seen.
        JournalWrite vain = ReadTransitions.NoteVainSearch(record, beganAt, account.Capabilities, time.GetUtcNow());
        JournalResult noted = await journal.UpdateAsync(vain, cancellationToken).ConfigureAwait(false);
        return (noted.Record ?? record, noted.IsWritten);
    }

    private async Task<JournalRecord> BindAsync(
        ProviderAccount account, JournalRecord record, IReadOnlyList<PayoutReading> found, CancellationToken cancellationToken)
    {
        long version = record.Version;
        PayoutReading[] ordered =
        [
            .. found.OrderByDescending(reading => ReadTransitions.BelongsTo(record, reading))
                .ThenBy(static reading => reading.CreatedAt ?? DateTimeOffset.MaxValue)
                .ThenBy(static reading => reading.ProviderId, StringComparer.Ordinal),
        ];
        record = await writer.ApplyAsync(
            record,
            current => ReadTransitions.Apply(current, ordered[0], version, account.Capabilities, TimelineSource.Read, time.GetUtcNow()),
            current => AttemptTransitions.SetAside(current, attempt: null, account.Capabilities, time.GetUtcNow()),
            cancellationToken).ConfigureAwait(false);
        if (ordered.Length == 1 || record.Observed is not { } bound) return record;
        string[] others = [.. ordered.Select(static reading => reading.ProviderId).Where(id => !string.Equals(id, bound.ProviderId, StringComparison.Ordinal))];
        return await writer.ApplyAsync(
            record,
            current => current.Observed!.OtherProviderIds.SequenceEqual(others, StringComparer.Ordinal)
                ? null
                : ReadTransitions.NoteDuplicates(current, others, account.Capabilities, time.GetUtcNow()),
            cancellationToken: cancellationToken).ConfigureAwait(false);
    }
}
