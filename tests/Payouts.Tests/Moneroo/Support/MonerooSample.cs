using Payouts.Providers;

namespace Payouts.Tests.Moneroo.Support;

/// <summary>Requests that the tests share.</summary>
internal static class MonerooSample
{
    public const string Phone = "+22951345020";

    public static Beneficiary John { get; } = new() { FirstName = "John", LastName = "Doe", Email = "john@example.com" };

    public static PayoutDestination Demo { get; } = PayoutDestination.ProviderWallet("moneroo_payout_demo", "4149518161", "US");

    public static PayoutRequest Request(
        string reference = "refund-4711",
        PayoutDestination? destination = null,
        Money? amount = null,
        Beneficiary? beneficiary = null,
        IReadOnlyDictionary<string, string>? metadata = null,
        string? method = null,
        string description = "Order refund") => new()
        {
            Reference = reference,
            Amount = amount ?? Money.Of(1_000m, Currency.XOF),
            Destination = destination ?? PayoutDestination.MobileMoney(Phone, MobileNetwork.Mtn, "BJ"),
            Beneficiary = beneficiary ?? John,
            Description = description,
            Metadata = metadata,
            Extras = method is null ? null : new Payouts.Moneroo.MonerooExtras { Method = method },
        };

    public static CorrelationHandle HandleOf(string reference) => CorrelationHandle.Derive("default", "moneroo", reference);
}
