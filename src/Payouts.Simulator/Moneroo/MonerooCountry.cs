using System.Text.Json.Nodes;

namespace Payouts.Simulator.Moneroo;

/// <summary>A country of a payout method; the dial code is bare digits.</summary>
internal sealed record MonerooCountry(string Code, string Alpha3, string Name, string DialCode, string Currency, string CurrencySymbol)
{
    public JsonObject Draw() => new()
    {
        ["name"] = Name,
        ["code"] = Code,
        ["alpha_3_code"] = Alpha3,
        ["dial_code"] = "+" + DialCode,
        ["currency"] = Currency,
        ["currency_symbol"] = CurrencySymbol,
        ["flag"] = $"https://cdn.axazara.com/flags/svg/{Code}.svg",
    };
}
