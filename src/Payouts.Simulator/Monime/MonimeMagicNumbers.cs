using System.Collections.ObjectModel;

namespace Payouts.Simulator.Monime;

/// <summary>Phone numbers with an outcome of their own; Monime documents none, so these are the simulator's.</summary>
public static class MonimeMagicNumbers
{
    /// <summary>Belongs to nobody: payouts fail with <c>provider_account_missing</c>, name look-up answers 404.</summary>
    public const string AccountMissing = "+23278000001";

    /// <summary>Payouts stay <c>pending</c>.</summary>
    public const string StaysPending = "+23278000002";

    /// <summary>Payouts fail with <c>fund_insufficient</c> whatever the balance.</summary>
    public const string FundInsufficient = "+23278000003";

    /// <summary>Payouts show <c>scheduled</c>, a status that is in no published list.</summary>
    public const string UnknownStatus = "+23278000004";

    /// <summary>Payouts are put off: <c>delayed</c> in 2024-08-01, <c>processing</c> in caph.</summary>
    public const string Delayed = "+23278000005";

    /// <summary>The numbers and their outcomes.</summary>
    public static ReadOnlyDictionary<string, SimulatedOutcome> Table { get; } = new(new Dictionary<string, SimulatedOutcome>(StringComparer.Ordinal)
    {
        [AccountMissing] = SimulatedOutcome.Failed("provider_account_missing"),
        [StaysPending] = SimulatedOutcome.Pending,
        [FundInsufficient] = SimulatedOutcome.Failed("fund_insufficient"),
        [UnknownStatus] = SimulatedOutcome.Status("scheduled"),
        [Delayed] = SimulatedOutcome.Delayed(),
    });
}
