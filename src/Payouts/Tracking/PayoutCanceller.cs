using Payouts.Journal;
using Payouts.Providers;

namespace Payouts.Tracking;

/// <summary>Withdraws a payout, as far as its state and its provider allow.</summary>
internal sealed class PayoutCanceller(JournalWriter writer, PayoutReader reader, JournalTime time)
{
    /// <summary>The record afterwards: closed here when it was never sent, otherwise as the provider shows it.</summary>
    internal async Task<JournalRecord> CancelAsync(ProviderAccount account, JournalRecord record, CancellationToken cancellationToken)
    {
        if (AttemptTransitions.HasOpenAttempt(record)) record = await reader.LoseSenderAsync(account, record).ConfigureAwait(false);
        if (record is { Status: PayoutStatus.Created, Claim: not { IsLive: true } })
        {
            record = await writer.ApplyAsync(
                record,
                current => current is { Status: PayoutStatus.Created, Claim: not { IsLive: true } } && !AttemptTransitions.HasOpenAttempt(current)
                    ? CallerTransitions.Close(current, account.Capabilities, time.GetUtcNow())
                    : null,
                cancellationToken: cancellationToken).ConfigureAwait(false);
        }

        return record.Status switch
        {
            PayoutStatus.Pending => await CancelAtProviderAsync(account, record, cancellationToken).ConfigureAwait(false),
            PayoutStatus.Unknown => throw State(record, "It may have been executed, so it cannot be withdrawn: resolve it first."),
            PayoutStatus.Created => throw State(record, "A sender is at work on it: wait for its answer, then cancel."),
            _ => record,
        };
    }

    // The wish is journalled before it leaves, and its outcome whatever the caller does meanwhile: a payout that is gone must be explained.
    private async Task<JournalRecord> CancelAtProviderAsync(ProviderAccount account, JournalRecord record, CancellationToken cancellationToken)
    {
        if (account.Provider is not IPayoutCancellation cancellation || !account.Capabilities.Supports(ProviderOperation.Cancel)) throw State(record, "Its provider cannot cancel.");
        FrozenAddress.Check(record, account.Provider);
        record = await writer.ApplyAsync(
            record, current => CallerTransitions.RequestCancel(current, account.Capabilities, time.GetUtcNow()), cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        CancelOutcome outcome = await AdapterCalls.AskAsync(
            account, "Cancelling a payout", () => cancellation.CancelAsync(record.Observed!.ProviderId, cancellationToken), cancellationToken).ConfigureAwait(false);
        if (outcome != CancelOutcome.Unclear)
        {
            record = await writer.ApplyAsync(
                record,
                current => CallerTransitions.EndCancel(current, outcome == CancelOutcome.Accepted, account.Capabilities, time.GetUtcNow()),
                cancellationToken: CancellationToken.None).ConfigureAwait(false);
        }

        return await reader.TryRefreshAsync(account, record, TimelineSource.Caller, cancellationToken).ConfigureAwait(false);
    }

    private static PayoutStateException State(JournalRecord record, string message) =>
        new($"The payout is {record.Status}. {message}") { Reference = record.Reference, Provider = record.Account };
}
