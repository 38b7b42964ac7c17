namespace Payouts.Providers;

/// <summary>One operation a provider offers, and how far the adapter's form of it is verified.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Verification">How far it is verified.</param>
/// <param name="Call">The method and path, as the provider's page writes them.</param>
public sealed record OperationSupport(ProviderOperation Operation, VerificationLevel Verification, string Call);
