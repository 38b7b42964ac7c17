using System.Text.Json.Nodes;

namespace Payouts.Simulator.Moneroo;

/// <summary>Draws a payout as the verify page shows it.</summary>
internal sealed class MonerooDisburseJson(MonerooProgress progress)
{
    public JsonObject Draw(MonerooPayout payout, DateTimeOffset now)
    {
        MonerooCurrency currency = MonerooCurrencies.Of(payout.Method.Currency);
        DateTimeOffset? pendingAt = progress.PendingAt(payout, now);
        return new JsonObject
        {
            ["id"] = payout.Id,
            ["status"] = progress.StatusOf(payout, now),
            ["amount"] = payout.Request.Amount,
            ["currency"] = currency.Draw(),
            ["amount_formatted"] = currency.Format(payout.Request.Amount),
            ["description"] = payout.Request.Description,
            ["environment"] = payout.App.Environment,
            ["metadata"] = MonerooPartsJson.Metadata(payout),
            ["app"] = App(),
            ["customer"] = Customer(payout),
            ["disburse"] = Disburse(payout, pendingAt),
            ["failed_at"] = payout.State == LedgerState.Failed ? MonerooTimes.Fine(payout.ClosedAt) : null,
            ["pending_at"] = MonerooTimes.Fine(pendingAt),
            ["success_at"] = payout.State == LedgerState.Completed ? MonerooTimes.Fine(payout.ClosedAt) : null,
        };
    }

    private static JsonObject App()
    {
        JsonObject app = MonerooPartsJson.App();
        app["website_url"] = "https://example.com";
        app["created_at"] = "2024-09-01T10:00:00.000000Z";
        app["updated_at"] = "2024-09-01T10:00:00.000000Z";
        app["is_enabled"] = true;
        return app;
    }

    private static JsonObject Customer(MonerooPayout payout)
    {
        JsonObject customer = MonerooPartsJson.Customer(payout);
        customer["profile_url"] = $"https://eu.ui-avatars.com/api/?name={Uri.EscapeDataString(payout.Request.Customer.FirstName)}&size=256";
        customer["created_at"] = MonerooTimes.Fine(payout.CreatedAt);
        customer["updated_at"] = MonerooTimes.Fine(payout.CreatedAt);
        return customer;
    }

    private static JsonObject Disburse(MonerooPayout payout, DateTimeOffset? pendingAt) => new()
    {
        ["id"] = MonerooIds.Of("disburse", payout.Sequence),
        ["identifier"] = "pd_" + MonerooIds.Of("identifier", payout.Sequence),
        ["failure_message"] = payout.FailureMessage,
        ["failure_error_code"] = payout.FailureCode,
        ["failure_error_type"] = null,
        ["method"] = new JsonObject
        {
            ["id"] = MonerooIds.Of("method", payout.Method.Code),
            ["name"] = payout.Method.Name,
            ["short_code"] = payout.Method.Code,
            ["icon_url"] = MonerooMethod.IconUrl,
        },
        ["gateway"] = Gateway(payout, MonerooGateway.Of(payout), pendingAt),
    };

    private static JsonObject Gateway(MonerooPayout payout, MonerooGateway gateway, DateTimeOffset? pendingAt) => new()
    {
        ["id"] = MonerooIds.Of("gateway", gateway.Code),
        ["account_name"] = gateway.AccountName,
        ["name"] = gateway.Name,
        ["short_code"] = gateway.Code,
        ["icon_url"] = MonerooMethod.IconUrl,
        ["transaction_id"] = pendingAt is null ? null : MonerooIds.Transaction(payout.Sequence),
        ["transaction_status"] = gateway.StatusOf(payout, pendingAt is not null),
        ["transaction_failure_message"] = gateway.TextOf(payout),
    };
}
