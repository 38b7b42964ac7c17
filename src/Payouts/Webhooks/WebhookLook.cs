using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Payouts.Diagnostics;
using Payouts.Journal;
using Payouts.Providers;
using Payouts.Tracking;

namespace Payouts.Webhooks;

/// <summary>Looks into one delivery: the payout it names is read at the provider, and one that nobody knew is bound where the read shows whose it is.</summary>
internal sealed class WebhookLook(
    GuardedJournal journal, ProviderAccounts accounts, PayoutRefresh refresh, PayoutReader reader, PayoutResolver resolver, JournalTime time, ILogger<WebhookLook> logger)
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ShownWithin = TimeSpan.FromHours(2);

    /// <summary>What came of a delivery.</summary>
    /// <exception cref="PayoutProviderException">No useful answer.</exception>
    internal async Task<DeliveryEnd> LookAsync(ProviderAccount account, JournalDelivery delivery, CancellationToken cancellationToken)
    {
        JournalRecord? named = await FindAsync(delivery, cancellationToken).ConfigureAwait(false);
        JournalRecord? owner = delivery.Handle is { } handle ? await journal.FindByHandleAsync(account.Name, handle, cancellationToken).ConfigureAwait(false) : null;
        using Activity? span = PayoutSpans.StartWebhookWork(account.Name, accounts.CapabilitiesOf(account.Name)?.ProviderType ?? "", delivery.TraceParent, named ?? owner);
        try
        {
            DeliveryEnd end = await LookAsync(account, delivery, named, owner, cancellationToken).ConfigureAwait(false);
            span.EndWebhook(end.ToString());
            return end;
        }
        catch (Exception error)
        {
            span.EndWebhook("Failed", error: error);
            throw;
        }
    }

    private async Task<DeliveryEnd> LookAsync(ProviderAccount account, JournalDelivery delivery, JournalRecord? named, JournalRecord? owner, CancellationToken cancellationToken)
    {
        if (named is not null) await refresh.RefreshAsync(named, TimelineSource.Webhook, cancellationToken).ConfigureAwait(false);
        if (named is not null && (owner is null || string.Equals(owner.Reference, named.Reference, StringComparison.Ordinal))) return DeliveryEnd.Done;
        if (delivery.ProviderId is null || named is not null)
        {
            if (owner is not null) await refresh.RefreshAsync(owner, TimelineSource.Webhook, cancellationToken).ConfigureAwait(false);
            return DeliveryEnd.Done;
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
    private async Task<DeliveryEnd> BindAsync(ProviderAccount account, JournalDelivery delivery, string providerId, JournalRecord? owner, CancellationToken cancellationToken)
    {
        var id = new ProviderPayoutId(providerId, delivery.ProviderReference);
        PayoutReading reading = await AdapterCalls.AskAsync(account, "Reading a payout", () => account.Provider.GetAsync(id, cancellationToken), cancellationToken).ConfigureAwait(false);

        // A provider may not show at once what it tells of. Unsigned, an id may be anybody's invention.
        if (reading.IsNotFound) return delivery.IsSigned && time.GetUtcNow() - delivery.ReceivedAt < ShownWithin ? DeliveryEnd.Retry : DeliveryEnd.Dropped;
        JournalRecord? target = reading.Handle is { } shown
            ? await journal.FindByHandleAsync(account.Name, shown, cancellationToken).ConfigureAwait(false)
            : await MayBeOfAsync(account, delivery, reading, owner, cancellationToken).ConfigureAwait(false) ? owner : null;
        if (target is null)
        {
            bool mayBeTold = owner is { Observed: null } && delivery.IsSigned && reading is { Handle: null, Amount: null } && time.GetUtcNow() - delivery.ReceivedAt < ShownWithin;
            if (mayBeTold) return DeliveryEnd.Retry;
            logger.WebhookUnexplained(account.Name, providerId);
            if (owner is not null) await refresh.RefreshAsync(owner, TimelineSource.Webhook, cancellationToken).ConfigureAwait(false);
            return DeliveryEnd.Dropped;
        }

        if (target.Claim is { IsLive: true }) return DeliveryEnd.Retry;
        if (AttemptTransitions.HasOpenAttempt(target)) target = await reader.LoseSenderAsync(account, target).ConfigureAwait(false);
        await resolver.SeeAsync(account, target, [reading with { Handle = target.Handle }], cancellationToken, TimelineSource.Webhook).ConfigureAwait(false);
        return DeliveryEnd.Done;
    }

    // A read that shows no handle is taken for the payout whose own address the delivery came to, where nothing at all speaks against it: what speaks against it changes nothing.
    // Without a signature the address alone proves that, so it counts only where nothing better is set up; and never for a payout that did not pay, for that would have somebody pay again.
    private async Task<bool> MayBeOfAsync(ProviderAccount account, JournalDelivery delivery, PayoutReading reading, JournalRecord? owner, CancellationToken cancellationToken)
    {
        if (owner is null || reading.Amount is null || owner.Observed is not null || !ReadTransitions.BelongsTo(owner, reading)) return false;
        if (reading.CreatedAt is { } made && made < owner.CreatedAt - Skew) return false;
        if (!delivery.IsSigned && (account.Provider is IWebhookScheme { IsConfigured: true } || reading.Status is not (PayoutStatus.Pending or PayoutStatus.Succeeded))) return false;
        foreach (string name in new[] { reading.ProviderId, reading.ProviderReference }.OfType<string>())
        {
            if (await journal.FindByProviderIdAsync(account.Name, name, cancellationToken).ConfigureAwait(false) is not null) return false;
        }

        return true;
    }
}
