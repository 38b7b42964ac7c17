using System.Text.Json.Nodes;

namespace Payouts.Simulator.Alexpay;

/// <summary>Draws a payout as a create answers it and as a read shows it.</summary>
internal sealed class AlexpayPayoutJson(AlexpayProgress progress, AlexpaySimulatorOptions options)
{
    /// <summary>The <c>data</c> of a create, in the form that the options choose.</summary>
    public JsonNode DrawNew(AlexpayPayout payout)
    {
        if (options.CreateIds == AlexpayCreateIds.None)
            return "payment sent for processing";
        JsonObject drawn = new() { ["amount"] = payout.Request.Amount };
        if (options.CreateIds == AlexpayCreateIds.Reference)
            drawn["message"] = "Payout is being processed by the provider";
        else
            drawn["payout_id"] = payout.Id;
        if (options.CreateIds != AlexpayCreateIds.PayoutId)
            drawn["reference"] = payout.Reference;
        drawn["status"] = progress.FirstStatusOf(payout);
        return drawn;
    }

    /// <summary>The transaction object of the status calls and the list.</summary>
    public JsonObject Draw(AlexpayPayout payout, DateTimeOffset now) => new()
    {
        ["id"] = payout.Id,
        ["amount"] = payout.Request.Amount,
        ["charge"] = payout.Charge,
        ["environment"] = payout.Environment,
        ["type"] = "payout",
        ["method"] = payout.Request.Destination.Method,
        ["status"] = progress.StatusOf(payout, now),
        ["currency"] = payout.Request.Country.Currency,
        ["reference"] = payout.Reference,
        ["narration"] = payout.Request.Narration ?? "",
        ["provider_transaction_id"] = payout.Id,
        ["redirect_url"] = "",
        ["operator"] = payout.Request.Destination.Operator,
        ["customer_details"] = "",
        ["customer"] = null,
        ["business_id"] = AlexpayDefaults.BusinessId,
        ["refunds"] = new JsonArray(),
        ["_"] = new JsonObject(),
        ["is_disbursed"] = Flag(payout.State == LedgerState.Completed),
        ["is_fraud_resolved"] = Flag(false),
        ["created_at"] = AlexpayTimes.Text(payout.CreatedAt),
        ["updated_at"] = AlexpayTimes.Text(progress.UpdatedAt(payout, now)),
        ["failure_reason"] = payout.FailureReason,
    };

    private JsonNode Flag(bool value)
    {
        if (options.BooleansAsText)
            return value ? "true" : "false";
        return value;
    }
}
