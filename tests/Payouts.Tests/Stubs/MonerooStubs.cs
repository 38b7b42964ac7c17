namespace Payouts.Tests.Stubs;

/// <summary>Moneroo's accounts and payouts in its mappings.</summary>
internal sealed class MonerooStubs : ProviderStubs
{
    internal override string ProviderType => "Moneroo";

    internal override string Account => "moneroo";

    internal override PayoutRequest DefaultRequest { get; } = new()
    {
        Reference = "refund-4711",
        Amount = Money.Of(1_000, Currency.XOF),
        Destination = PayoutDestination.MobileMoney("+22951345020", MobileNetwork.Mtn, "BJ"),
        Beneficiary = new Beneficiary { FirstName = "John", LastName = "Doe", Email = "john@example.com" },
        Description = "Order refund",
        Metadata = new Dictionary<string, string> { ["payout_request"] = "123", ["customer_id"] = "123" },
    };

    internal override Dictionary<string, string?> Settings(Uri address, string credential) => new()
    {
        ["BaseAddress"] = address.AbsoluteUri,
        ["SecretKey"] = credential,
    };
}
