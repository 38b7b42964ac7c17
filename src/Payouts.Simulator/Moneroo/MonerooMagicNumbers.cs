using System.Collections.ObjectModel;

namespace Payouts.Simulator.Moneroo;

/// <summary>Numbers with an outcome of their own: three of Moneroo's payout testing page, and the simulator's for real methods.</summary>
/// <remarks>With <c>moneroo_payout_demo</c> every number that has no outcome of its own fails.</remarks>
public static class MonerooMagicNumbers
{
    /// <summary>Documented, for <c>moneroo_payout_demo</c>: succeeds.</summary>
    public const string DemoSuccess = "4149518161";

    /// <summary>Documented, for <c>moneroo_payout_demo</c>: fails. Moneroo's payments page gives this number another meaning.</summary>
    public const string DemoFailed = "4149518162";

    /// <summary>Documented, for <c>moneroo_payout_demo</c>: stays <c>pending</c>.</summary>
    public const string DemoStaysPending = "4149518163";

    /// <summary>The simulator's, for methods of Benin: fails with <c>recipient_not_found</c>.</summary>
    public const string RecipientNotFound = "22990000001";

    /// <summary>The simulator's, for methods of Benin: stays <c>pending</c>.</summary>
    public const string StaysPending = "22990000002";

    /// <summary>The simulator's, for methods of Benin: fails with <c>insufficient_funds</c> after it was accepted.</summary>
    public const string InsufficientFunds = "22990000003";

    /// <summary>The simulator's, for methods of Benin: shows <c>on_hold</c>, a status that is in no published list.</summary>
    public const string UnknownStatus = "22990000004";

    /// <summary>The numbers and their outcomes.</summary>
    public static ReadOnlyDictionary<string, SimulatedOutcome> Table { get; } = new(new Dictionary<string, SimulatedOutcome>(StringComparer.Ordinal)
    {
        [DemoSuccess] = SimulatedOutcome.Completed,
        [DemoFailed] = SimulatedOutcome.Failed(MonerooFailures.TestFailed),
        [DemoStaysPending] = SimulatedOutcome.Pending,
        [RecipientNotFound] = SimulatedOutcome.Failed("recipient_not_found"),
        [StaysPending] = SimulatedOutcome.Pending,
        [InsufficientFunds] = SimulatedOutcome.Failed("insufficient_funds"),
        [UnknownStatus] = SimulatedOutcome.Status("on_hold"),
    });
}
