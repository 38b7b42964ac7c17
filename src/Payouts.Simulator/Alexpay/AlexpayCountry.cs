using System.Text.Json.Nodes;

namespace Payouts.Simulator.Alexpay;

/// <summary>A country as one environment lists it: the id is the environment's own.</summary>
internal sealed record AlexpayCountry(string Id, string Name, string Code, string Currency, string DialCode)
{
    public JsonObject Draw() => new()
    {
        ["id"] = Id,
        ["name"] = Name,
        ["country_code"] = Code,
        ["currency_code"] = Currency,
    };
}
