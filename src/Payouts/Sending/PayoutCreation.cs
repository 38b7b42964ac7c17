using Microsoft.Extensions.Options;
using Payouts.Guards;
using Payouts.Journal;
using Payouts.Providers;
using Payouts.Tracking;
using Payouts.Validation;

namespace Payouts.Sending;

/// <summary>The way of one payout from request to answer: prepared, journalled, sent; or found, and continued from where it stands.</summary>
internal sealed class PayoutCreation(
    ProviderAccounts accounts, GuardedJournal journal, IntentBuilder intents, PayoutGuards guards, PayoutSender sender, PayoutReader reader, InFlight inFlight)
{
    /// <summary>The record of the request's reference, sent if it was never sent; callers of one reference share one send.</summary>
    internal async ValueTask<JournalRecord> CreateAsync(PayoutRequest request, CancellationToken cancellationToken)
    {
        PreparedPayout prepared = await PrepareOrFindAsync(request, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            bool isOurs = inFlight.TryStart(request.Reference, (Self: this, prepared), static (start, giveUp) => start.Self.StartAsync(start.prepared, giveUp), out Task<JournalRecord> sending, cancellationToken);
            try
            {
                JournalRecord sent = await sending.WaitAsync(cancellationToken).ConfigureAwait(false);
                ThrowIfOther(sent, prepared);
                if (isOurs || sent.Status != PayoutStatus.Created) return sent;
            }
            catch (OperationCanceledException) when (!isOurs && !cancellationToken.IsCancellationRequested)
            {
                // The other caller of this reference cancelled before anything left; this one has not.
            }
            catch (PayoutConflictException) when (!isOurs)
            {
                // The other caller's request was the wrong one; this one speaks for itself.
            }
            catch (PayoutStateException) when (!isOurs)
            {
                // The other caller's request said that it replaces another payout; this one may not.
            }
            catch (PayoutProviderException) when (!isOurs)
            {
                // The other caller asked for the status and got no useful answer; that is not this one's question.
            }
        }
    }

    // A reference that is journalled already is looked up before its request is judged by today's rules and directories.
    private async ValueTask<PreparedPayout> PrepareOrFindAsync(PayoutRequest request, CancellationToken cancellationToken)
    {
        try
        {
            PreparedPayout prepared = await intents.BuildAsync(request, cancellationToken).ConfigureAwait(false);
            if (guards.HasPolicies && await journal.FindAsync(request.Reference, cancellationToken).ConfigureAwait(false) is { } known)
                return new PreparedPayout(Account: null, known, request.Provider, prepared.Fingerprint);
            return await guards.JudgeAsync(prepared, request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is PayoutException or OptionsValidationException && RequestRules.IsReference(request.Reference) && request.Destination is not null)
        {
            if (await journal.FindAsync(request.Reference, cancellationToken).ConfigureAwait(false) is not { } existing) throw;
            string fingerprint = await intents.FingerprintAsync(request, cancellationToken).ConfigureAwait(false);
            var found = new PreparedPayout(Account: null, existing, request.Provider, fingerprint);
            ThrowIfOther(existing, found);
            return found;
        }
    }

    // Runs detached from the caller: its cancellation is a wish that counts only until the body leaves.
    private async ValueTask<JournalRecord> StartAsync(PreparedPayout prepared, CancellationToken giveUp)
    {
        JournalRecord record = prepared.Record;
        if (prepared.Account is { } account)
        {
            // What is journalled already is asked about where it would be sent.
            if (record.Request.Replaces is not null && await journal.FindAsync(record.Reference, CancellationToken.None).ConfigureAwait(false) is null) await CheckReplacedAsync(record).ConfigureAwait(false);
            (record, bool isNew) = await sender.CreateAsync(account, record, prepared.Limits, giveUp).ConfigureAwait(false);
            if (isNew) return record;
        }
        else
        {
            record = await journal.FindAsync(record.Reference, CancellationToken.None).ConfigureAwait(false) ?? record;
        }

        ThrowIfOther(record, prepared);
        return await ContinueAsync(record, giveUp).ConfigureAwait(false);
    }

    /// <summary>Sends a record that a person has released; callers of its reference share one send.</summary>
    internal async Task<JournalRecord> SendReleasedAsync(JournalRecord record, CancellationToken cancellationToken)
    {
        bool isOurs = inFlight.TryStart(record.Reference, (Self: this, record), static (start, giveUp) => start.Self.ContinueAsync(start.record, giveUp), out Task<JournalRecord> sending, cancellationToken);
        if (isOurs) return await sending.WaitAsync(cancellationToken).ConfigureAwait(false);

        // Whoever was under way has seen it held, or sends it now.
        await ((Task)sending).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        JournalRecord now = await journal.FindAsync(record.Reference, cancellationToken).ConfigureAwait(false) ?? throw new PayoutNotFoundException(record.Reference);
        return now is { Status: PayoutStatus.Created, HeldFor: null } ? await SendReleasedAsync(now, cancellationToken).ConfigureAwait(false) : now;
    }

    private async ValueTask<JournalRecord> ContinueAsync(JournalRecord record, CancellationToken giveUp)
    {
        if (record.Status is not (PayoutStatus.Created or PayoutStatus.Unknown) || record.Claim is { IsLive: true } || record.HeldFor is not null) return record;
        ProviderAccount account = accounts.Get(record.Account);
        if (AttemptTransitions.HasOpenAttempt(record)) record = await reader.LoseSenderAsync(account, record).ConfigureAwait(false);
        if (record.Claim is { IsLive: true }) return record;
        switch (record.Status)
        {
            case PayoutStatus.Created:
                FrozenAddress.Check(record, account.Provider);
                await CheckReplacedAsync(record).ConfigureAwait(false);
                return await sender.SendCreatedAsync(account, record, giveUp).ConfigureAwait(false);
            case PayoutStatus.Unknown:
                return await reader.TryRefreshAsync(account, record, TimelineSource.Caller, giveUp).ConfigureAwait(false);
            default:
                return record;
        }
    }

    // The caller says that one stands for the other: then both must not be paid.
    private async ValueTask CheckReplacedAsync(JournalRecord record)
    {
        if (record.Request.Replaces is not { } former || await journal.FindAsync(former, CancellationToken.None).ConfigureAwait(false) is not { } replaced) return;
        PayoutStatus status = StatusRules.AsSeen(replaced).Status;
        if (status is PayoutStatus.Failed or PayoutStatus.Cancelled or PayoutStatus.Reversed) return;

        string rule = status == PayoutStatus.Succeeded
            ? "The payout that this one replaces was paid: nothing is sent in its place."
            : $"The payout that this one replaces is {status}: its money may have moved or may still move, so nothing was sent in its place. "
                + "Withdraw it with CancelAsync, or settle it (RefreshAsync, ResolveAsync), and call again.";
        throw new PayoutStateException(rule)
        {
            Reference = record.Reference,
            Provider = record.Account,
        };
    }

    private static void ThrowIfOther(JournalRecord record, PreparedPayout prepared)
    {
        bool isSameAccount = prepared.RequestedProvider is not { } provider || string.Equals(provider, record.Account, StringComparison.Ordinal);
        if (isSameAccount && string.Equals(record.Fingerprint, prepared.Fingerprint, StringComparison.Ordinal)) return;
        string what = isSameAccount ? "another request" : $"a payout through '{record.Account}'";
        throw new PayoutConflictException(
            $"The reference belongs to {what}; nothing was sent. Pay something else under a new reference, or look the payout up with GetAsync.")
        {
            Reference = record.Reference,
            Provider = record.Account,
        };
    }
}
