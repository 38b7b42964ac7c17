namespace Payouts.Tests.Stubs;

/// <summary>Monime's accounts and payouts in its mappings.</summary>
internal sealed class MonimeStubs : ProviderStubs
{
    internal override string ProviderType => "Monime";

    internal override string Account => "monime";

    internal override PayoutRequest DefaultRequest { get; } = new()
    {
        Reference = "refund-4711",
        Amount = Money.Of(150, Currency.SLE),
        Destination = PayoutDestination.MobileMoney("+23278000000", MobileNetwork.Orange, "SL"),
        SourceAccount = "fac-k6Bxxxx",
        Metadata = new Dictionary<string, string> { ["payrollId"] = "2026-09-0042" },
    };

    internal override Dictionary<string, string?> Settings(Uri address, string credential) => new()
    {
        ["BaseAddress"] = address.AbsoluteUri,
        ["AccessToken"] = credential,
        ["SpaceId"] = "spc-k6Axxxx",
    };
}
