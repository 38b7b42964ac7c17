using System.Text.Json.Nodes;

namespace Payouts.Simulator.Alexpay;

/// <summary>A bank as one environment lists it; not every bank has a code.</summary>
internal sealed record AlexpayBank(string Id, string CountryCode, string Name, string? Code)
{
    public JsonObject Draw()
    {
        JsonObject drawn = new() { ["id"] = Id, ["name"] = Name };
        if (Code is not null)
            drawn["code"] = Code;
        return drawn;
    }
}
