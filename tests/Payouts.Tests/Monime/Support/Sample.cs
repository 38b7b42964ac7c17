using Payouts.Monime;
using Payouts.Providers;

namespace Payouts.Tests.Monime.Support;

/// <summary>Requests and destinations that the tests share.</summary>
internal static class Sample
{
    public const string Phone = "+23278000000";

    public static PayoutDestination Mobile { get; } = MobileTo(Phone);

    public static PayoutDestination Bank { get; } = PayoutDestination.BankAccount("slb004", "0012345678", "SL");

    public static PayoutDestination Wallet { get; } = PayoutDestination.ProviderWallet("dw001", "W-100200", "SL");

    public static PayoutDestination MobileTo(string phone) => PayoutDestination.MobileMoney(phone, MobileNetwork.Orange, "SL");

    public static PayoutRequest Request(
        string reference = "refund-4711",
        PayoutDestination? destination = null,
        decimal amount = 150m,
        string? source = null,
        IReadOnlyDictionary<string, string>? metadata = null,
        MonimeExtras? extras = null) => new()
        {
            Reference = reference,
            Amount = Money.Of(amount, Currency.SLE),
            Destination = destination ?? Mobile,
            SourceAccount = source,
            Metadata = metadata,
            Extras = extras,
        };

    public static CorrelationHandle HandleOf(string reference) => CorrelationHandle.Derive("default", "monime", reference);
}
