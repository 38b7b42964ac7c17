using Payouts.Alexpay;
using Payouts.Providers;

namespace Payouts.Tests.Alexpay.Support;

/// <summary>Requests, ids and bodies that the tests share.</summary>
internal static class AlexpaySample
{
    public const string Phone = "+260970000000";
    public const string GhanaPhone = "+233241234567";
    public const string AccountNumber = "0012345678";
    public const string Ghana = "00000000-0000-4000-8000-000000000001";
    public const string Zambia = "00000000-0000-4000-8000-000000000002";
    public const string Bank = "e2638454-bd13-5000-8000-000000000001";
    public const string PayoutId = "011fcbbf-567e-470b-8d21-000000000001";
    public const string Reference = "PY_14f562f9044c4000000000001";

    public static PayoutDestination Mobile { get; } = PayoutDestination.MobileMoney(Phone, country: "ZM");

    public static PayoutDestination BankAccount { get; } = BankAt("030100");

    public static PayoutDestination BankAt(string code) => PayoutDestination.BankAccount(code, AccountNumber, "GH");

    public static PayoutRequest Request(
        PayoutDestination? destination = null, string reference = "refund-4711", decimal amount = 26m, string? description = "testing", PayoutExtras? extras = null) => new()
        {
            Reference = reference,
            Amount = Money.Of(amount, destination is BankAccountDestination or MobileMoneyDestination { Country: "GH" } ? Currency.GHS : Currency.ZMW),
            Destination = destination ?? Mobile,
            Description = description,
            Extras = extras,
        };

    public static CorrelationHandle HandleOf(string reference = "refund-4711") => CorrelationHandle.Derive("default", "alexpay", reference);

    /// <summary>The answer that a documented mapping of this name serves.</summary>
    public static string BodyOf(string mapping) => Tests.Support.WireMockMapping.Load("alexpay", mapping).Body;

    internal static AlexpayTarget TargetOf(PayoutDestination destination) =>
        destination is BankAccountDestination ? new AlexpayTarget(Ghana, Bank) : new AlexpayTarget(Zambia);
}
