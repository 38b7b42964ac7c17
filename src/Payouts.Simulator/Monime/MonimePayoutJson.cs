using System.Text.Json.Nodes;

namespace Payouts.Simulator.Monime;

/// <summary>Draws a payout in the form of either generation.</summary>
internal sealed class MonimePayoutJson(MonimeProgress progress)
{
    /// <summary>The answer to a create, which shows the payout before its first step even when the delays are zero.</summary>
    public JsonObject DrawNew(MonimePayout payout, MonimeGeneration generation, DateTimeOffset now)
    {
        JsonObject drawn = Draw(payout, generation, now);
        if (drawn["status"]!.GetValue<string>() is not "processing" and not "delayed")
            return drawn;
        drawn["status"] = "pending";
        drawn["source"]!["transactionReference"] = null;
        if (!generation.IsCaph)
            drawn["delayedReason"] = null;
        return drawn;
    }

    public JsonObject Draw(MonimePayout payout, MonimeGeneration generation, DateTimeOffset now)
    {
        JsonObject drawn = new()
        {
            ["id"] = payout.Id,
            ["status"] = progress.StatusOf(payout, generation, now),
            ["amount"] = Amount(payout.Currency, payout.AmountMinor),
            ["source"] = new JsonObject
            {
                ["financialAccountId"] = payout.Source.Id,
                ["transactionReference"] = SourceReferenceOf(payout, now),
            },
            ["destination"] = Destination(payout, generation),
        };
        if (generation.IsCaph)
            AddCaphFields(drawn, payout, now);
        else
            AddDatedFields(drawn, payout, now);
        drawn["metadata"] = Metadata(payout.Metadata);
        return drawn;
    }

    public string? SourceReferenceOf(MonimePayout payout, DateTimeOffset now) =>
        progress.ProcessedAt(payout, now) is { } processed ? MonimeTimes.SourceReference(processed, payout.Sequence) : null;

    public static string? DestinationReferenceOf(MonimePayout payout) =>
        payout.State == LedgerState.Completed ? MonimeTimes.DestinationReference(payout.ClosedAt!.Value, payout.Sequence) : null;

    private static JsonObject Destination(MonimePayout payout, MonimeGeneration generation)
    {
        MonimeDestination destination = payout.Destination;
        JsonObject drawn = generation.IsCaph
            ? new JsonObject { ["type"] = destination.Type, ["providerId"] = destination.ProviderId, [destination.AccountField] = destination.Account }
            : new JsonObject { ["providerCode"] = destination.ProviderId, ["accountId"] = destination.Account };
        drawn["transactionReference"] = DestinationReferenceOf(payout);
        return drawn;
    }

    private void AddCaphFields(JsonObject drawn, MonimePayout payout, DateTimeOffset now)
    {
        drawn["fees"] = payout.State switch
        {
            LedgerState.Completed => new JsonArray(Fee("code", "Base", payout)),
            LedgerState.Failed => null,
            _ => new JsonArray(),
        };
        drawn["failureDetail"] = payout.FailureCode is null
            ? null
            : new JsonObject { ["code"] = payout.FailureCode, ["message"] = payout.FailureMessage };
        drawn["createTime"] = MonimeTimes.Text(payout.CreatedAt);
        drawn["updateTime"] = MonimeTimes.Text(UpdatedAt(payout, now));
        drawn["ownershipGraph"] = null;
    }

    private void AddDatedFields(JsonObject drawn, MonimePayout payout, DateTimeOffset now)
    {
        drawn["charges"] = payout.State == LedgerState.Completed ? new JsonArray(Fee("name", "fee", payout)) : null;
        drawn["delayedReason"] = progress.DelayOf(payout, now);
        drawn["failureDetail"] = payout.FailureCode is null
            ? null
            : new JsonObject { ["code"] = MonimeFailures.CamelCaseOf(payout.FailureCode), ["explanation"] = payout.FailureMessage };
        drawn["createTime"] = MonimeTimes.Text(payout.CreatedAt);
    }

    private DateTimeOffset UpdatedAt(MonimePayout payout, DateTimeOffset now) =>
        payout.ClosedAt ?? progress.ProcessedAt(payout, now) ?? payout.PatchedAt ?? payout.CreatedAt;

    private static JsonObject Fee(string labelField, string label, MonimePayout payout) => new()
    {
        [labelField] = label,
        ["amount"] = Amount(payout.Currency, payout.Fee),
        ["metadata"] = null,
    };

    private static JsonObject Amount(string currency, long value) => new() { ["currency"] = currency, ["value"] = value };

    private static JsonObject? Metadata(IReadOnlyDictionary<string, string>? metadata) =>
        metadata is null ? null : new JsonObject(metadata.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
}
