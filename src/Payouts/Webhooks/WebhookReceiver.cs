using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Payouts.Diagnostics;
using Payouts.Journal;
using Payouts.Providers;

namespace Payouts.Webhooks;

/// <summary>Finds whose delivery it is without trusting it, verifies it, and stores what it names.</summary>
internal sealed class WebhookReceiver(
    JournalGate gate, GuardedJournal journal, ProviderAccounts accounts, WebhookTokens tokens, RefusedDeliveries refused, PayoutMetrics metrics, IOptionsMonitor<PayoutsOptions> options, TimeProvider time,
    ILogger<WebhookReceiver> logger) : IPayoutWebhooks
{
    private const int LongestName = 190;

    public async Task<WebhookResult> ReceiveAsync(WebhookDelivery delivery, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        cancellationToken.ThrowIfCancellationRequested();
        WebhookResult result = await JudgeAsync(delivery, cancellationToken).ConfigureAwait(false);
        metrics.WebhookJudged(result.Account, result.Account is { } account ? accounts.CapabilitiesOf(account)?.ProviderType : null, Enum.GetName(result.Verdict)!, !result.IsGenuine);
        if (!result.IsGenuine) refused.Note(result);
        else if (result.Verdict == WebhookVerdict.Unreadable) logger.WebhookUnreadable(result.Account!);
        return result;
    }

    private async ValueTask<WebhookResult> JudgeAsync(WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        if (delivery.Body.Length > options.CurrentValue.Webhooks.MaxBodyBytes) return new WebhookResult(WebhookVerdict.TooLarge, KnownName(delivery.Account));
        if (delivery.Account is { } name) return await JudgeAsync(name, delivery, cancellationToken).ConfigureAwait(false);
        if (delivery.Token is not null) return new WebhookResult(WebhookVerdict.WrongToken);

        // One address for all: the header tells which providers it may come from, and the secrets which account.
        WebhookResult? best = null;
        OptionsValidationException? broken = null;
        foreach (ProviderAccount account in accounts.All.OrderBy(static account => account.Name, StringComparer.Ordinal))
        {
            try
            {
                if (account.Provider is not IWebhookScheme scheme || !scheme.Recognises(delivery)) continue;
                WebhookResult result = await TraceAsync(account, scheme, delivery, handle: null, cancellationToken).ConfigureAwait(false);
                if (best is null || Rank(result) < Rank(best)) best = result;
            }
            catch (OptionsValidationException error)
            {
                broken = error;
            }
        }

        // It may belong to the account that is set up wrongly: mended, it can be verified when it comes again.
        if (broken is not null && best is not { IsGenuine: true }) throw broken;
        return best ?? new WebhookResult(WebhookVerdict.MissingSignature);
    }

    private async ValueTask<WebhookResult> JudgeAsync(string name, WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        if (accounts.Find(name) is not { Provider: IWebhookScheme scheme } account) return new WebhookResult(WebhookVerdict.UnknownAccount);
        string? handle = null;
        if (delivery.Token is { } token)
        {
            await gate.OpenAsync(cancellationToken).ConfigureAwait(false);
            handle = await tokens.ReadAsync(account.Name, token, cancellationToken).ConfigureAwait(false);
            if (handle is null) return new WebhookResult(WebhookVerdict.WrongToken, account.Name);
        }

        return await TraceAsync(account, scheme, delivery, handle, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<WebhookResult> TraceAsync(ProviderAccount account, IWebhookScheme scheme, WebhookDelivery delivery, string? handle, CancellationToken cancellationToken)
    {
        using Activity? span = PayoutSpans.StartWebhook(account.Name, accounts.CapabilitiesOf(account.Name)?.ProviderType ?? "");
        try
        {
            WebhookResult result = await JudgeAsync(account, scheme, delivery, handle, cancellationToken).ConfigureAwait(false);
            span.EndWebhook(Enum.GetName(result.Verdict)!, !result.IsGenuine);
            return result;
        }
        catch (Exception error)
        {
            span.EndWebhook("Failed", error: error);
            throw;
        }
    }

    private async ValueTask<WebhookResult> JudgeAsync(ProviderAccount account, IWebhookScheme scheme, WebhookDelivery delivery, string? handle, CancellationToken cancellationToken)
    {
        WebhookVerdict verdict = scheme.Verify(delivery, time.GetUtcNow());

        // The token of a callback address is a secret that only the provider was told: without a signature it proves where a delivery belongs, and a signature that is wrong still refutes it.
        bool isUnsigned = handle is not null && verdict is WebhookVerdict.NoSecret or WebhookVerdict.MissingSignature;
        if (verdict != WebhookVerdict.Accepted && !isUnsigned) return new WebhookResult(verdict, account.Name);
        WebhookNotice notice = scheme.Read(delivery.Body);
        string? eventName = Short(notice.EventName), id = Short(notice.ProviderId), reference = Short(notice.ProviderReference);

        // A payout's own address says what it is about, whatever the provider calls the event.
        if (handle is null && !notice.IsPayout && notice.EventName is not null) return new WebhookResult(WebhookVerdict.Ignored, account.Name, eventName);
        if (id is null && handle is null) return new WebhookResult(WebhookVerdict.Unreadable, account.Name, eventName);
        await gate.OpenAsync(cancellationToken).ConfigureAwait(false);
        DateTimeOffset now = time.GetUtcNow();
        bool isNew = await journal.ReceiveAsync(
            new JournalDelivery
            {
                Account = account.Name,
                Key = isUnsigned ? DeliveryKey.Unsigned(handle!, id, reference, now) : DeliveryKey.Signed(delivery.Body.Span, notice.EventId, handle),
                IsSigned = !isUnsigned,
                EventName = eventName,
                ProviderId = id,
                ProviderReference = reference,
                Handle = handle,
                TraceParent = PayoutSpans.TraceParent,
                ReceivedAt = now,
            },
            options.CurrentValue.Webhooks.KeepFor,
            cancellationToken).ConfigureAwait(false);
        return new WebhookResult(isNew ? WebhookVerdict.Accepted : WebhookVerdict.Duplicate, account.Name, eventName);
    }

    // What is longer than any id or name is none; nothing of a delivery is stored without a limit.
    private static string? Short(string? text)
    {
        if (text is not { Length: > 0 and <= LongestName }) return null;
        foreach (char each in text)
        {
            if (char.IsControl(each) || char.IsSurrogate(each)) return null;
        }

        return text;
    }

    private string? KnownName(string? name) => name is not null && accounts.Find(name) is not null ? name : null;

    // The most telling one of several accounts' verdicts: what is genuine, then what came closest.
    private static int Rank(WebhookResult result) => result.Verdict switch
    {
        WebhookVerdict.Accepted => 0,
        WebhookVerdict.Duplicate => 1,
        _ when result.IsGenuine => 2,
        WebhookVerdict.TooOld or WebhookVerdict.TooEarly => 3,
        WebhookVerdict.WrongSignature => 4,
        WebhookVerdict.MalformedSignature => 5,
        _ => 6,
    };
}
