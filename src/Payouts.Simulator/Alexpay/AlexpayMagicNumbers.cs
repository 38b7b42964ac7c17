using System.Collections.ObjectModel;

namespace Payouts.Simulator.Alexpay;

/// <summary>Phone numbers with an outcome of their own; Alexpay documents none, so these are the simulator's.</summary>
public static class AlexpayMagicNumbers
{
    /// <summary>Payouts succeed whatever the table's default is.</summary>
    public const string Succeeds = "233249990000";

    /// <summary>Payouts fail and <c>failure_reason</c> stays empty.</summary>
    public const string Fails = "233249990001";

    /// <summary>Payouts stay open: <c>processing</c>, then <c>Pending</c>.</summary>
    public const string StaysPending = "233249990002";

    /// <summary>Payouts show <c>on_hold</c>, a status that is in no published list.</summary>
    public const string UnknownStatus = "233249990003";

    /// <summary>Payouts fail with <c>INSUFFICIENT_FUNDS</c> whatever the balance.</summary>
    public const string InsufficientFunds = "233249990004";

    /// <summary>Payouts fail with <c>ACCOUNT_NOT_FOUND</c>.</summary>
    public const string AccountNotFound = "233249990005";

    /// <summary>Payouts fail with <c>ACCOUNT_BLOCKED</c>.</summary>
    public const string AccountBlocked = "233249990006";

    /// <summary>Payouts fail with <c>TRANSACTION_LIMIT_EXCEEDED</c>.</summary>
    public const string LimitExceeded = "233249990007";

    /// <summary>Payouts fail with <c>PROVIDER_TIMEOUT</c>, which is documented for refunds only.</summary>
    public const string ProviderTimeout = "233249990008";

    /// <summary>Payouts fail with <c>DECLINED_TRANSACTION</c>, which is documented for refunds only.</summary>
    public const string Declined = "233249990009";

    /// <summary>The numbers and their outcomes.</summary>
    public static ReadOnlyDictionary<string, SimulatedOutcome> Table { get; } = new(new Dictionary<string, SimulatedOutcome>(StringComparer.Ordinal)
    {
        [Succeeds] = SimulatedOutcome.Completed,
        [Fails] = SimulatedOutcome.Failed(AlexpayDefaults.NoReason),
        [StaysPending] = SimulatedOutcome.Pending,
        [UnknownStatus] = SimulatedOutcome.Status("on_hold"),
        [InsufficientFunds] = SimulatedOutcome.Failed("INSUFFICIENT_FUNDS"),
        [AccountNotFound] = SimulatedOutcome.Failed("ACCOUNT_NOT_FOUND"),
        [AccountBlocked] = SimulatedOutcome.Failed("ACCOUNT_BLOCKED"),
        [LimitExceeded] = SimulatedOutcome.Failed("TRANSACTION_LIMIT_EXCEEDED"),
        [ProviderTimeout] = SimulatedOutcome.Failed("PROVIDER_TIMEOUT"),
        [Declined] = SimulatedOutcome.Failed("DECLINED_TRANSACTION"),
    });
}
