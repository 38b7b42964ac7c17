namespace Payouts.Providers;

/// <summary>A network, bank or wallet scheme in a provider's directory.</summary>
/// <param name="Code">The provider's code: goes into a destination as it is.</param>
/// <param name="Name">The name to show.</param>
/// <param name="Channel">The kind of account.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="CanPayTo">Whether payouts to it are possible now.</param>
/// <param name="CanLookUpNames">Whether it can be asked for an account holder's name.</param>
public sealed record PayoutMethod(string Code, string Name, PayoutChannel Channel, string? Country, bool CanPayTo, bool CanLookUpNames);
