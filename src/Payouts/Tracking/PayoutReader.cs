using Microsoft.Extensions.Logging;
using Payouts.Diagnostics;
using Payouts.Journal;
using Payouts.Providers;

namespace Payouts.Tracking;

/// <summary>Asks the provider about a payout and merges the answer.</summary>
internal sealed class PayoutReader(JournalWriter writer, PayoutResolver resolver, JournalTime time, OperationMeter meter, ILogger<PayoutReader> logger)
{
    /// <summary>The record after asking; unchanged where there is nothing to ask about.</summary>
    /// <exception cref="PayoutProviderException">No useful answer; the record is unchanged.</exception>
    internal async Task<JournalRecord> RefreshAsync(
        ProviderAccount account, JournalRecord record, TimelineSource source, CancellationToken cancellationToken)
    {
        if (AttemptTransitions.HasOpenAttempt(record) && record.Claim is not { IsLive: true }) record = await LoseSenderAsync(account, record).ConfigureAwait(false);

        // A person's word is overridden by the provider's, so the provider is searched after it too.
        if (record.Status == PayoutStatus.Unknown || record is { Observed: null, Decision: not null } or { Observed.IsDisputed: true })
        {
            return await meter.RunAsync(
                new OperationSubject(PayoutOperation.Resolve, record),
                (resolver, account, record, cancellationToken),
                static call => call.resolver.ResolveAsync(call.account, call.record, call.cancellationToken)).ConfigureAwait(false);
        }

        if (record.Observed is not { } observed) return record;
        return await meter.RunAsync(
            new OperationSubject(PayoutOperation.Read, record),
            (Self: this, account, record, observed, source, cancellationToken),
            static call => call.Self.ReadAsync(call.account, call.record, call.observed, call.source, call.cancellationToken)).ConfigureAwait(false);
    }

    private async Task<JournalRecord> ReadAsync(ProviderAccount account, JournalRecord record, ObservedPayout observed, TimelineSource source, CancellationToken cancellationToken)
    {
        FrozenAddress.Check(record, account.Provider);
        var id = new ProviderPayoutId(observed.ProviderId, observed.ProviderReference);
        for (bool isFirst = true; ; isFirst = false)
        {
            long version = record.Version;
            PayoutReading reading = await AdapterCalls.AskAsync(account, "Reading a payout", () => account.Provider.GetAsync(id, cancellationToken), cancellationToken).ConfigureAwait(false);
            record = await writer.ApplyAsync(
                record,
                current => ReadTransitions.Apply(current, reading, version, account.Capabilities, source, time.GetUtcNow()),
                cancellationToken: cancellationToken).ConfigureAwait(false);

            // Somebody wrote another end while this answer was on its way: too old to leave it, but not to be passed over, so the provider is asked once more.
            if (!isFirst || !ReadTransitions.Contradicts(record, reading)) return record;
        }
    }

    /// <summary>The same, but the record as it is where the provider gave no useful answer.</summary>
    internal async Task<JournalRecord> TryRefreshAsync(ProviderAccount account, JournalRecord record, TimelineSource source, CancellationToken cancellationToken)
    {
        try
        {
            return await RefreshAsync(account, record, source, cancellationToken).ConfigureAwait(false);
        }
        catch (PayoutProviderException error)
        {
            logger.ReadFailed(error, account.Name, error.Category);
            return record;
        }
    }

    /// <summary>Marks the attempt of a sender that died: what it did is not known.</summary>
    internal Task<JournalRecord> LoseSenderAsync(ProviderAccount account, JournalRecord record) => writer.ApplyAsync(
        record,
        current => AttemptTransitions.HasOpenAttempt(current) && current.Claim is not { IsLive: true }
            ? AttemptTransitions.LoseSender(current, account.Capabilities, time.GetUtcNow())
            : null);
}
