namespace Payouts;

/// <summary>A charge the provider reported; never computed here.</summary>
/// <param name="Code">The provider's name of the charge.</param>
/// <param name="Amount">The charge.</param>
public sealed record PayoutFee(string Code, Money Amount);
