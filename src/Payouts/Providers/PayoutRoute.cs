namespace Payouts.Providers;

/// <summary>A country, a kind of account there, and the currencies it can be paid in.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Channel">The kind of account.</param>
/// <param name="Currencies">The currencies.</param>
/// <param name="CallingCode">The country's calling code, such as <c>+232</c>: a phone number there starts with it.</param>
public sealed record PayoutRoute(string Country, PayoutChannel Channel, IReadOnlyList<Currency> Currencies, string CallingCode);
