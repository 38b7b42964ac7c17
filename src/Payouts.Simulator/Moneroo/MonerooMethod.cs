using System.Text.Json.Nodes;

namespace Payouts.Simulator.Moneroo;

/// <summary>A payout method, which has one currency and one country.</summary>
internal sealed record MonerooMethod(string Code, string Name, string Currency, string Country)
{
    public const string IconUrl = "https://assets.cdn.moneroo.io/icons/circle/moneroo.svg";

    private const string DemoCode = "moneroo_payout_demo";

    /// <summary>The sandbox's own method, whose recipient is an account number.</summary>
    public bool IsDemo => string.Equals(Code, DemoCode, StringComparison.Ordinal);

    public string RecipientField => IsDemo ? "account_number" : "msisdn";

    public string DialCode => MonerooCountries.Of(Country).DialCode;

    /// <summary>An item of the directory.</summary>
    public JsonObject Draw(bool enabled) => new()
    {
        ["name"] = Name,
        ["short_code"] = Code,
        ["description"] = Name,
        ["gateways"] = new JsonArray([.. MonerooGateway.AllOf(this).Select(gateway => gateway.Draw())]),
        ["icon_url"] = IconUrl,
        ["is_enabled"] = enabled,
        ["fields"] = new JsonArray(new JsonObject
        {
            ["label"] = IsDemo ? "Account number" : "Mobile money number",
            ["type"] = "number",
            ["name"] = RecipientField,
            ["length"] = null,
        }),
        ["currency"] = MonerooCurrencies.Of(Currency).DrawShort(),
        ["countries"] = new JsonArray(MonerooCountries.Of(Country).Draw()),
    };
}
