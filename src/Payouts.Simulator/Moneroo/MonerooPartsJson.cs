using System.Text.Json.Nodes;

namespace Payouts.Simulator.Moneroo;

/// <summary>The parts of a payout that both of its bodies have.</summary>
internal static class MonerooPartsJson
{
    /// <summary>The entries as sent; an empty list when there are none, which is how PHP writes an empty map.</summary>
    public static JsonNode Metadata(MonerooPayout payout) =>
        payout.Request.Metadata.Count == 0 ? new JsonArray() : payout.Request.Metadata.DeepClone();

    public static JsonObject App() => new()
    {
        ["id"] = "01HQ3Z5J8K2M4N6P8R0S2T4V6Y",
        ["name"] = "Simulator",
        ["icon_url"] = "https://assets.cdn.moneroo.io/samples/business.svg",
    };

    /// <summary>The payee, whose <c>zip</c> and <c>country</c> come back as <c>zip_code</c> and <c>country_code</c>; <c>country</c> is a name.</summary>
    public static JsonObject Customer(MonerooPayout payout)
    {
        MonerooCustomer customer = payout.Request.Customer;
        return new JsonObject
        {
            ["id"] = MonerooIds.Of("customer", $"{payout.App.Environment} {customer.Email}"),
            ["first_name"] = customer.FirstName,
            ["last_name"] = customer.LastName,
            ["email"] = customer.Email,
            ["phone"] = customer.Phone,
            ["address"] = customer.Address,
            ["city"] = customer.City,
            ["state"] = customer.State,
            ["country_code"] = customer.Country,
            ["country"] = customer.Country is null ? null : MonerooCountries.Find(customer.Country)?.Name,
            ["zip_code"] = customer.Zip,
        };
    }
}
