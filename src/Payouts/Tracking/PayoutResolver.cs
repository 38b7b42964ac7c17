using Microsoft.Extensions.Logging;
using Payouts.Diagnostics;
using Payouts.Journal;
using Payouts.Providers;
using Payouts.Sending;

namespace Payouts.Tracking;

/// <summary>Finds out what became of an unknown payout, as far as it can be done without a person.</summary>
internal sealed class PayoutResolver(JournalWriter writer, PayoutSender sender, TimeProvider time, ILogger<PayoutResolver> logger)
{
    /// <summary>Searches the provider by handle, also for one that a person has settled; only an unknown one, after a search in vain and inside the key's window, is repeated with the stored bytes.</summary>
    internal async Task<JournalRecord> ResolveAsync(ProviderAccount account, JournalRecord record, CancellationToken cancellationToken)
    {
        FrozenAddress.Check(record, account.Provider);
        if (record.Claim is { IsLive: true } || time.GetUtcNow() < Schedule.SettledAt(record)) return record;
        if (account.Provider is IPayoutSearch search)
        {
            record = await SearchAsync(account, search, record, cancellationToken).ConfigureAwait(false);
            if (record.Status != PayoutStatus.Unknown || record.Claim is { IsLive: true }) return record;
        }

        bool mayRepeat = record.Status == PayoutStatus.Unknown && account.Capabilities.Idempotency.IsKeyed && time.GetUtcNow() < Schedule.WindowEnd(record, account.Capabilities);
        return mayRepeat ? await sender.RepeatAsync(account, record, cancellationToken).ConfigureAwait(false) : record;
    }

    private async Task<JournalRecord> SearchAsync(
        ProviderAccount account, IPayoutSearch search, JournalRecord record, CancellationToken cancellationToken)
    {
        long version = record.Version;
        IReadOnlyList<PayoutReading> found = await search.FindByHandleAsync(record.Handle, cancellationToken).ConfigureAwait(false);
        logger.Searched(account.Name, found.Count);
        if (found.Count == 0)
        {
            return await writer.ApplyAsync(
                record,
                current => current.Status == PayoutStatus.Unknown ? ReadTransitions.NoteVainSearch(current, account.Capabilities, time.GetUtcNow()) : null,
                cancellationToken: cancellationToken).ConfigureAwait(false);
        }

        PayoutReading first = found.OrderBy(static reading => reading.CreatedAt ?? DateTimeOffset.MaxValue).ThenBy(static reading => reading.ProviderId, StringComparer.Ordinal).First();
        record = await writer.ApplyAsync(
            record,
            current => ReadTransitions.Apply(current, first, version, account.Capabilities, TimelineSource.Read, time.GetUtcNow()),
            current => AttemptTransitions.SetAside(current, account.Capabilities, time.GetUtcNow()),
            cancellationToken).ConfigureAwait(false);
        return await NoteDuplicatesAsync(account, record, found, cancellationToken).ConfigureAwait(false);
    }

    private async Task<JournalRecord> NoteDuplicatesAsync(
        ProviderAccount account, JournalRecord record, IReadOnlyList<PayoutReading> found, CancellationToken cancellationToken)
    {
        if (found.Count == 1 || record.Observed is not { } bound) return record;
        string[] others = [.. found.Select(static reading => reading.ProviderId).Where(id => !string.Equals(id, bound.ProviderId, StringComparison.Ordinal))];
        return await writer.ApplyAsync(
            record,
            current => current.Observed!.OtherProviderIds.SequenceEqual(others, StringComparer.Ordinal)
                ? null
                : ReadTransitions.NoteDuplicates(current, others, account.Capabilities, time.GetUtcNow()),
            cancellationToken: cancellationToken).ConfigureAwait(false);
    }
}
