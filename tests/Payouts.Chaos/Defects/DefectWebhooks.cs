using Microsoft.Extensions.DependencyInjection;
using Payouts.DependencyInjection;
using Payouts.Testing;

namespace Payouts.Chaos.Defects;

/// <summary>Webhooks of each provider, signed as it signs them.</summary>
internal static class DefectWebhooks
{
    public const string MonerooSecret = "canary-moneroo-secret";
    public const string MonimeSecret = "canary-monime-secret-of-32-characters";
    public const string SecondSecret = "canary-second-secret-of-32-characters";
    public const string AlexpaySecret = "canary-alexpay-secret";

    /// <summary>Tells an account its secret, and where its webhooks go.</summary>
    public static void Configure(PayoutsBuilder payouts, string account)
    {
        payouts.Configure(static options => options.Webhooks.CallbackBase = new Uri("https://pay.example.com/hooks"));
        _ = account switch
        {
            "moneroo" => payouts.AddMoneroo(static options => options.WebhookSecrets.Add(MonerooSecret)).AddMoneroo(DefectWorld.Second, static options => options.WebhookSecrets.Add(SecondSecret)),
            "monime" => payouts.AddMonime(static options => options.WebhookSecrets.Add(MonimeSecret)).AddMonime(DefectWorld.Second, static options => options.WebhookSecrets.Add(SecondSecret)),
            _ => payouts.AddAlexpay(static options => options.Webhooks.Secrets.Add(AlexpaySecret)).AddAlexpay(DefectWorld.Second, static options => options.Webhooks.Secrets.Add(SecondSecret)),
        };
    }

    /// <summary>A delivery about a payout.</summary>
    /// <param name="provider">Which provider's.</param>
    /// <param name="payoutId">The provider's id of the payout.</param>
    /// <param name="at">When it is signed.</param>
    /// <param name="isSuccess">What it claims.</param>
    /// <param name="secret">Another secret than the account's.</param>
    public static SignedWebhook Sign(string provider, string payoutId, DateTimeOffset at, bool isSuccess = true, string? secret = null) => provider switch
    {
        "moneroo" => new MonerooWebhook { PayoutId = payoutId, Secret = secret ?? MonerooSecret, Event = isSuccess ? "payout.success" : "payout.failed" }.Sign(),
        "monime" => new MonimeWebhook { PayoutId = payoutId, Secret = secret ?? MonimeSecret, At = at, Event = isSuccess ? "payout.completed" : "payout.failed" }.Sign(),
        _ => new AlexpayWebhook { PayoutId = payoutId, Secret = secret ?? AlexpaySecret, At = at, Event = isSuccess ? "payout.completed" : "payout.failed" }.Sign(),
    };

    /// <summary>The delivery as it arrives.</summary>
    public static WebhookDelivery To(string account, SignedWebhook webhook, Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>>? change = null) => new()
    {
        Account = account,
        Body = change is null ? webhook.Body : change(webhook.Body),
        Headers = webhook.Headers.ToDictionary(static header => header.Key, static header => header.Value, StringComparer.OrdinalIgnoreCase),
    };
}
