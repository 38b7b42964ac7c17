using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Payouts.Diagnostics;
using Payouts.Journal;
using Payouts.Providers;
using Payouts.Tracking;

namespace Payouts.Webhooks;

/// <summary>Looks into one delivery: the payout it names is read at the provider, and one that nobody knew is bound where the read shows whose it is.</summary>
internal sealed class WebhookLook(
    GuardedJournal journal, ProviderAccounts accounts, PayoutRefresh refresh, PayoutReader reader, PayoutResolver resolver, ILogger<WebhookLook> logger)
{
    /// <summary>Whether the delivery is done with.</summary>
    /// <exception cref="PayoutProviderException">No useful answer.</exception>
    internal async Task<bool> LookAsync(JournalDelivery delivery, CancellationToken cancellationToken)
    {
        // Left to a process that has the account.
        if (accounts.Find(delivery.Account) is not { } account) return false;
        JournalRecord? named = await FindAsync(delivery, cancellationToken).ConfigureAwait(false);
        JournalRecord? owner = delivery.Handle is { } handle ? await journal.FindByHandleAsync(account.Name, handle, cancellationToken).ConfigureAwait(false) : null;
        using Activity? span = PayoutSpans.StartWebhookWork(account.Name, accounts.CapabilitiesOf(account.Name)?.ProviderType ?? "", delivery.TraceParent, named ?? owner);
        try
        {
            bool isDone = await LookAsync(account, delivery, named, owner, cancellationToken).ConfigureAwait(false);
            span.EndWebhook(isDone ? "Done" : "Later");
            return isDone;
        }
        catch (Exception error)
        {
            span.EndWebhook("Failed", error: error);
            throw;
        }
    }

    private async Task<bool> LookAsync(ProviderAccount account, JournalDelivery delivery, JournalRecord? named, JournalRecord? owner, CancellationToken cancellationToken)
    {
        if (named is not null) await refresh.RefreshAsync(named, TimelineSource.Webhook, cancellationToken).ConfigureAwait(false);
        if (named is not null && (owner is null || string.Equals(owner.Reference, named.Reference, StringComparison.Ordinal))) return true;
        if (delivery.ProviderId is null || named is not null)
        {
            if (owner is not null) await refresh.RefreshAsync(owner, TimelineSource.Webhook, cancellationToken).ConfigureAwait(false);
            return true;
        }

        return await BindAsync(account, delivery, delivery.ProviderId, owner, cancellationToken).ConfigureAwait(false);
    }

    private async Task<JournalRecord?> FindAsync(JournalDelivery delivery, CancellationToken cancellationToken)
    {
        JournalRecord? found = delivery.ProviderId is { } id ? await journal.FindByProviderIdAsync(delivery.Account, id, cancellationToken).ConfigureAwait(false) : null;
        return found is null && delivery.ProviderReference is { } reference
            ? await journal.FindByProviderIdAsync(delivery.Account, reference, cancellationToken).ConfigureAwait(false)
            : found;
    }

    // No payout has this id: the answer to its create call was lost, or is on its way, or another application made it.
    private async Task<bool> BindAsync(ProviderAccount account, JournalDelivery delivery, string providerId, JournalRecord? owner, CancellationToken cancellationToken)
    {
        var id = new ProviderPayoutId(providerId, delivery.ProviderReference);
        PayoutReading reading = await AdapterCalls.AskAsync(account, "Reading a payout", () => account.Provider.GetAsync(id, cancellationToken), cancellationToken).ConfigureAwait(false);
        if (reading.IsNotFound) return false;
        JournalRecord? target = reading.Handle is { } shown ? await journal.FindByHandleAsync(account.Name, shown, cancellationToken).ConfigureAwait(false) : owner;
        if (target is null)
        {
            logger.WebhookUnexplained(account.Name, providerId);
            return true;
        }

        if (target.Claim is { IsLive: true }) return false;
        if (AttemptTransitions.HasOpenAttempt(target)) target = await reader.LoseSenderAsync(account, target).ConfigureAwait(false);

        // A read that shows no handle is taken for the payout whose own address the delivery came to; amount, currency and environment decide as always.
        PayoutReading known = reading.Handle is null ? reading with { Handle = target.Handle } : reading;
        await resolver.SeeAsync(account, target, [known], cancellationToken, TimelineSource.Webhook).ConfigureAwait(false);
        return true;
    }
}
