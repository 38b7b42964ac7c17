namespace Payouts.Testing;

/// <summary>What every <see cref="Payouts.Providers.IPayoutProvider"/> must do, as checks without a test framework: run each on a fresh subject.</summary>
/// <remarks>Which of them apply follows from the adapter's own capabilities and from what the subject can give; the rest say why they do not.</remarks>
public static class ProviderConformance
{
    /// <summary>Every check.</summary>
    public static IReadOnlyList<ProviderCheck> All { get; } =
    [
        .. CapabilityChecks.All,
        .. AcceptanceChecks.All,
        .. RepeatChecks.All,
        .. OutcomeChecks.All,
        .. FreezingChecks.All,
        .. TextChecks.All,
        .. AmountChecks.All,
        .. LimitChecks.All,
        .. RouteChecks.All,
        .. ReadingChecks.All,
        .. CreateFaultChecks.All,
        .. ConfigurationChecks.All,
        .. CancellationChecks.All,
        .. ReadChecks.All,
        .. SearchChecks.All,
        .. AbilityChecks.All,
        .. OperationChecks.All,
        .. PrivacyChecks.All,
    ];
}
