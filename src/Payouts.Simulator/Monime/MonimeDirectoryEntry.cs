using System.Text.Json.Nodes;

namespace Payouts.Simulator.Monime;

/// <summary>A provider in the directory: its id in 2024-08-01, kind, id in caph, code in 2024-08-01, name.</summary>
internal sealed record MonimeDirectoryEntry(string Id, string Type, string ProviderId, string Code, string Name, bool CanPayTo)
{
    public bool IsCalled(string idOrCode) =>
        string.Equals(ProviderId, idOrCode, StringComparison.Ordinal)
        || string.Equals(Code, idOrCode, StringComparison.Ordinal)
        || string.Equals(Id, idOrCode, StringComparison.Ordinal);

    public JsonObject Draw(MonimeGeneration generation)
    {
        JsonObject drawn = generation.IsCaph
            ? new JsonObject { ["providerId"] = ProviderId }
            : new JsonObject { ["id"] = Id, ["code"] = Code };
        drawn["name"] = Name;
        drawn["country"] = "SL";
        drawn["status"] = new JsonObject { ["active"] = true };
        drawn["featureSet"] = new JsonObject
        {
            ["payout"] = Feature("canPayTo", CanPayTo, withSchemes: true),
            ["payment"] = Feature("canPayFrom", able: true, withSchemes: true),
            ["kycVerification"] = Feature("canVerifyAccount", able: true, withSchemes: false),
        };
        drawn["createTime"] = "2024-09-01T10:00:00Z";
        drawn["updateTime"] = null;
        return drawn;
    }

    private static JsonObject Feature(string ability, bool able, bool withSchemes)
    {
        JsonObject feature = new() { [ability] = able };
        if (withSchemes)
            feature["schemes"] = new JsonArray();
        feature["metadata"] = null;
        return feature;
    }
}
