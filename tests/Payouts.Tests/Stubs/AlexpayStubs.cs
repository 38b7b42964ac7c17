namespace Payouts.Tests.Stubs;

/// <summary>Alexpay's accounts and payouts in its mappings.</summary>
internal sealed class AlexpayStubs : ProviderStubs
{
    internal override string ProviderType => "Alexpay";

    internal override string Account => "alexpay";

    internal override PayoutRequest DefaultRequest { get; } = new()
    {
        Reference = "refund-4711",
        Amount = Money.Of(26, Currency.ZMW),
        Destination = PayoutDestination.MobileMoney("+260970000000", country: "ZM"),
        Description = "testing",
    };

    // The list is an opt-in: it was seen, and is documented nowhere.
    internal override Dictionary<string, string?> Settings(Uri address, string credential) => new()
    {
        ["BaseAddress"] = address.AbsoluteUri,
        ["SecretKey"] = credential,
        ["PublicKey"] = credential,
        ["UseTransactionList"] = "true",
    };
}
