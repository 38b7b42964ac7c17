using System.Text.Json.Nodes;

namespace Payouts.Simulator.Moneroo;

/// <summary>Draws a payout as the older retrieve page shows it.</summary>
internal sealed class MonerooFlatJson(MonerooProgress progress)
{
    public JsonObject Draw(MonerooPayout payout, DateTimeOffset now)
    {
        MonerooGateway gateway = MonerooGateway.Of(payout);
        return new JsonObject
        {
            ["id"] = payout.Id,
            ["status"] = progress.StatusOf(payout, now),
            ["is_processed"] = payout.ClosedAt is not null,
            ["processed_at"] = MonerooTimes.Whole(payout.ClosedAt),
            // The page's number has a decimal point: 100.0.
            ["amount"] = payout.Request.Amount * 1.0m,
            ["currency"] = payout.Method.Currency,
            ["amount_formatted"] = MonerooCurrencies.Of(payout.Method.Currency).Format(payout.Request.Amount),
            ["description"] = payout.Request.Description,
            ["return_url"] = "https://example.com/return",
            ["environment"] = payout.App.Environment,
            ["initiated_at"] = MonerooTimes.Whole(payout.CreatedAt),
            ["payout_phone_number"] = "+" + payout.Request.Account,
            ["app"] = MonerooPartsJson.App(),
            ["customer"] = Customer(payout),
            ["method"] = new JsonObject
            {
                ["name"] = payout.Method.Name,
                ["code"] = payout.Method.Code,
                ["icon_url"] = MonerooMethod.IconUrl,
                ["environment"] = payout.App.Environment,
            },
            ["gateway"] = new JsonObject
            {
                ["name"] = gateway.Name,
                ["account_name"] = gateway.AccountName,
                ["code"] = gateway.Code,
                ["icon_url"] = MonerooMethod.IconUrl,
                ["environment"] = payout.App.Environment,
            },
            ["metadata"] = MonerooPartsJson.Metadata(payout),
            ["context"] = new JsonObject { ["ip"] = "192.0.2.0", ["user_agent"] = "simulator", ["country"] = payout.Method.Country, ["local"] = "en-US" },
        };
    }

    private static JsonObject Customer(MonerooPayout payout)
    {
        JsonObject customer = MonerooPartsJson.Customer(payout);
        customer["environment"] = payout.App.Environment;
        customer["created_at"] = MonerooTimes.Whole(payout.CreatedAt);
        customer["updated_at"] = MonerooTimes.Whole(payout.CreatedAt);
        return customer;
    }
}
