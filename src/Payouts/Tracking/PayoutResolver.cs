using Microsoft.Extensions.Logging;
using Payouts.Diagnostics;
using Payouts.Journal;
using Payouts.Providers;
using Payouts.Sending;

namespace Payouts.Tracking;

/// <summary>Finds out what became of an unknown payout, as far as it can be done without a person.</summary>
internal sealed class PayoutResolver(
    GuardedJournal journal, JournalWriter writer, PayoutSender sender, JournalTime time, ILogger<PayoutResolver> logger)
{
    /// <summary>Searches the provider by handle, also for a payout that a person has settled; repeats the stored bytes only from the very version at which a whole search found nothing.</summary>
    internal async Task<JournalRecord> ResolveAsync(ProviderAccount account, JournalRecord record, CancellationToken cancellationToken)
    {
        FrozenAddress.Check(record, account.Provider);
        if (!IsSettled(record)) return record;
        if (record.Observed is { IsDisputed: true } disputed) return await ReadEachAsync(account, record, disputed, cancellationToken).ConfigureAwait(false);
        if (account.Provider is IPayoutSearch search && account.Capabilities.CanSearchByHandle)
        {
            (record, bool isVain) = await SearchAsync(account, search, record, cancellationToken).ConfigureAwait(false);
            if (!isVain) return record;
        }

        bool mayRepeat = account.Capabilities.Idempotency.IsKeyed && record is { Status: PayoutStatus.Unknown, PersonReason: null, Observed: null, IsSealed: false } && IsSettled(record);
        return mayRepeat ? await sender.RepeatAsync(account, record, cancellationToken).ConfigureAwait(false) : record;
    }

    /// <summary>Takes note of every payout that the provider's list shows under the handle of a record: binds the right one, and raises what is one too many.</summary>
    internal async Task<JournalRecord> SeeAsync(ProviderAccount account, JournalRecord record, IReadOnlyList<PayoutReading> seen, CancellationToken cancellationToken, TimelineSource source = TimelineSource.Read)
    {
        FrozenAddress.Check(record, account.Provider);
        if (record.Observed is not { } bound) return await BindAsync(account, record, await WholeAsync(account, seen, cancellationToken).ConfigureAwait(false), cancellationToken, source).ConfigureAwait(false);
        IEnumerable<string> others = bound.OtherProviderIds.Concat(seen.Where(reading => !bound.Is(reading)).Select(static reading => reading.ProviderId));
        ObservedPayout all = bound with { OtherProviderIds = [.. others.Distinct(StringComparer.Ordinal)] };
        return await ReadEachAsync(account, record, all, cancellationToken, await WholeAsync(account, seen, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private bool IsSettled(JournalRecord record) => Schedule.IsSettled(record, time.GetUtcNow());

    private async Task<(JournalRecord Record, bool IsVain)> SearchAsync(
        ProviderAccount account, IPayoutSearch search, JournalRecord record, CancellationToken cancellationToken)
    {
        // The lease was over before the search began, whatever this machine's clock shows.
        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset beganAt = now > Schedule.SettledAt(record) ? now : Schedule.SettledAt(record);
        IReadOnlyList<PayoutReading> found = await AdapterCalls.AskAsync(
            account, "Searching payouts", () => search.FindByHandleAsync(record.Handle, cancellationToken), cancellationToken).ConfigureAwait(false);
        logger.Searched(account.Name, record.Reference, found.Count);
        if (found.Count > 0) return (await BindAsync(account, record, await WholeAsync(account, found, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false), false);

        // Written only on the version that was searched for: what happened meanwhile, the search has not seen.
        JournalWrite vain = ReadTransitions.NoteVainSearch(record, beganAt, account.Capabilities, time.GetUtcNow());
        JournalResult noted = await journal.UpdateAsync(vain, cancellationToken).ConfigureAwait(false);
        return (noted.Record ?? record, noted.IsWritten);
    }

    /// <summary>The provider holds several payouts of one intent and the one that is followed did not pay: each is read, for another one may have.</summary>
    private async Task<JournalRecord> ReadEachAsync(
        ProviderAccount account, JournalRecord record, ObservedPayout disputed, CancellationToken cancellationToken, IReadOnlyList<PayoutReading>? seen = null)
    {
        // What was read just now need not be read again, perhaps by a name that it cannot be read by.
        var readings = new List<PayoutReading>((seen ?? []).Where(reading => !disputed.Is(reading)));
        foreach (ProviderPayoutId id in disputed.OtherProviderIds.Select(static id => new ProviderPayoutId(id)).Prepend(new ProviderPayoutId(disputed.ProviderId, disputed.ProviderReference)))
        {
            if (readings.Exists(reading => string.Equals(reading.ProviderId, id.Id, StringComparison.Ordinal))) continue;
            PayoutReading reading = await AdapterCalls.AskAsync(account, "Reading a payout", () => account.Provider.GetAsync(id, cancellationToken), cancellationToken).ConfigureAwait(false);
            if (!reading.IsNotFound) readings.Add(reading);
        }

        return readings.Count == 0 ? record : await BindAsync(account, record, readings, cancellationToken).ConfigureAwait(false);
    }

    // An entry of a list may lack what its own page shows: a payout is judged by what it is, not by what a list leaves out.
    private static async Task<IReadOnlyList<PayoutReading>> WholeAsync(ProviderAccount account, IReadOnlyList<PayoutReading> found, CancellationToken cancellationToken)
    {
        var whole = new List<PayoutReading>(found.Count);
        foreach (PayoutReading entry in found)
        {
            if (entry.Amount is not null)
            {
                whole.Add(entry);
                continue;
            }

            PayoutReading page = await AdapterCalls.AskAsync(
                account,
                "Reading a payout",
                () => account.Provider.GetAsync(new ProviderPayoutId(entry.ProviderId, entry.ProviderReference), cancellationToken),
                cancellationToken).ConfigureAwait(false);
            whole.Add(page.IsNotFound ? entry : page with { Handle = page.Handle ?? entry.Handle, ProviderReference = page.ProviderReference ?? entry.ProviderReference });
        }

        return whole;
    }

    private async Task<JournalRecord> BindAsync(
        ProviderAccount account, JournalRecord record, IReadOnlyList<PayoutReading> found, CancellationToken cancellationToken, TimelineSource source = TimelineSource.Read)
    {
        // Of several, the one that paid is the truth about the money; then the one that still may.
        long version = record.Version;
        JournalRecord unbound = record with { Observed = null };
        PayoutReading[] ordered =
        [
            .. found.OrderByDescending(reading => ReadTransitions.BelongsTo(unbound, reading))
                .ThenBy(static reading => reading.Status switch { PayoutStatus.Succeeded => 0, PayoutStatus.Pending => 1, _ => 2 })
                .ThenBy(static reading => reading.CreatedAt ?? DateTimeOffset.MaxValue)
                .ThenBy(static reading => reading.ProviderId, StringComparer.Ordinal),
        ];
        PayoutReading? first = record.Observed is { } bound ? Array.Find(ordered, bound.Is) : ordered[0];
        record = await writer.ApplyAsync(
            record,
            current => first is null ? null : ReadTransitions.Apply(current, first, version, account.Capabilities, source, time.GetUtcNow()),
            current => AttemptTransitions.SetAside(current, attempt: null, account.Capabilities, time.GetUtcNow()),
            cancellationToken).ConfigureAwait(false);
        if (record.Observed is null || (ordered.Length == 1 && record.Observed.Is(ordered[0]))) return record;
        return await writer.ApplyAsync(
            record,
            current => NoteOthers(account, current, ordered),
            current => AttemptTransitions.SetAside(current, attempt: null, account.Capabilities, time.GetUtcNow()),
            cancellationToken).ConfigureAwait(false);
    }

    private JournalWrite? NoteOthers(ProviderAccount account, JournalRecord record, PayoutReading[] ordered)
    {
        ObservedPayout bound = record.Observed!;
        bool follows = bound.Status == PayoutStatus.Succeeded || bound.Is(ordered[0]) || !ReadTransitions.BelongsTo(record with { Observed = null }, ordered[0]);
        string[] others =
        [
            .. ordered.Where(reading => follows ? !bound.Is(reading) : !ReferenceEquals(reading, ordered[0])).Select(static reading => reading.ProviderId)
                .Concat(bound.OtherProviderIds).Append(bound.ProviderId)
                .Where(id => !string.Equals(id, follows ? bound.ProviderId : ordered[0].ProviderId, StringComparison.Ordinal))
                .Distinct(StringComparer.Ordinal),
        ];
        return follows && bound.OtherProviderIds.SequenceEqual(others, StringComparer.Ordinal)
            ? null
            : ReadTransitions.NoteDuplicates(record, follows ? null : ordered[0], others, account.Capabilities, time.GetUtcNow());
    }
}
