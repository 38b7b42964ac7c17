namespace Payouts.RefundService.Tests.Support;

/// <summary>What the tests ask to be refunded.</summary>
internal static class Refunds
{
    internal const string Secret = "the trial's webhook secret, 32 characters";

    internal static object Of(string id, string provider) => provider switch
    {
        "moneroo" => new { id, provider, amount = 1000, currency = "XOF", phoneNumber = "+22951345020", network = "mtn", country = "BJ", firstName = "Jane", lastName = "Doe", email = "jane@example.com" },
        "monime" => new { id, provider, amount = 10.50, currency = "SLE", phoneNumber = "+23278000000", network = "orange", country = "SL" },
        _ => new { id, provider, amount = 10, currency = "GHS", phoneNumber = "+233241234567", country = "GH" },
    };
}
