using System.Text.Json.Nodes;

namespace Payouts.Simulator.Moneroo;

/// <summary>The three payout events; <c>pending</c> has none (https://docs.moneroo.io/introduction/webhooks).</summary>
internal sealed class MonerooWebhooks(SimulatorContext context, WebhookSettings settings)
{
    public void Initiated(MonerooPayout payout)
    {
        context.Webhooks.WakeAt(payout.CreatedAt + context.Options.CompletedAfter);
        Raise(payout, "initiated");
    }

    public void Closed(MonerooPayout payout) => Raise(payout, payout.State == LedgerState.Completed ? "success" : "failed");

    private void Raise(MonerooPayout payout, string status)
    {
        if (!settings.Sends || settings.Urls.Count == 0)
            return;
        string name = "payout." + status;
        context.Webhooks.Raise(new WebhookNotice
        {
            Provider = MonerooDefaults.ProviderName,
            PayoutId = payout.Id,
            Event = name,
            Body = MonerooPhpJson.Encode(new JsonObject { ["event"] = name, ["data"] = Draw(payout, status) }),
            Settings = settings,
            Urls = [.. settings.Urls],
            Secret = () => settings.Secret!,
            Sign = MonerooSignature.Sign,
            NeedsOk = true,
        });
    }

    private static JsonObject Draw(MonerooPayout payout, string status) => new()
    {
        ["id"] = payout.Id,
        ["amount"] = payout.Request.Amount,
        ["currency"] = payout.Method.Currency,
        ["status"] = status,
        ["app"] = MonerooPartsJson.App(),
        // Camel case here, unlike anywhere else.
        ["customer"] = new JsonObject
        {
            ["id"] = MonerooIds.Of("customer", $"{payout.App.Environment} {payout.Request.Customer.Email}"),
            ["email"] = payout.Request.Customer.Email,
            ["firstName"] = payout.Request.Customer.FirstName,
            ["lastName"] = payout.Request.Customer.LastName,
            ["phone"] = payout.Request.Customer.Phone,
        },
    };
}
