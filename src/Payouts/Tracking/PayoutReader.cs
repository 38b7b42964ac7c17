using Payouts.Journal;
using Payouts.Providers;

namespace Payouts.Tracking;

/// <summary>Asks the provider about a payout and merges the answer.</summary>
internal sealed class PayoutReader(JournalWriter writer, PayoutResolver resolver, TimeProvider time)
{
    /// <summary>The record after asking; unchanged where there is nothing to ask about.</summary>
    /// <exception cref="PayoutProviderException">No useful answer; the record is unchanged.</exception>
    internal async Task<JournalRecord> RefreshAsync(
        ProviderAccount account, JournalRecord record, TimelineSource source, CancellationToken cancellationToken)
    {
        if (AttemptTransitions.HasOpenAttempt(record) && record.Claim is not { IsLive: true }) record = await LoseSenderAsync(account, record).ConfigureAwait(false);

        // A person's word is overridden by the provider's, so the provider is searched after it too.
        if (record.Status == PayoutStatus.Unknown || record is { Observed: null, Decision: not null }) return await resolver.ResolveAsync(account, record, cancellationToken).ConfigureAwait(false);
        if (record.Observed is not { } observed) return record;
        FrozenAddress.Check(record, account.Provider);
        long version = record.Version;
        PayoutReading reading = await account.Provider.GetAsync(observed.ProviderId, cancellationToken).ConfigureAwait(false);
        return await writer.ApplyAsync(
            record,
            current => ReadTransitions.Apply(current, reading, version, account.Capabilities, source, time.GetUtcNow()),
            cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Marks the attempt of a sender that died: what it did is not known.</summary>
    internal Task<JournalRecord> LoseSenderAsync(ProviderAccount account, JournalRecord record) => writer.ApplyAsync(
        record,
        current => AttemptTransitions.HasOpenAttempt(current) && current.Claim is not { IsLive: true }
            ? AttemptTransitions.LoseSender(current, account.Capabilities, time.GetUtcNow())
            : null);
}
