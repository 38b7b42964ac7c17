namespace Payouts.Providers;

/// <summary>One of the merchant's accounts at a provider.</summary>
/// <param name="AccountId">The provider's id of the account.</param>
/// <param name="Currency">The account's currency.</param>
/// <param name="Available">What can be paid out, or <c>null</c> when the provider did not tell.</param>
/// <param name="Name">The account's name.</param>
/// <param name="Reference">The merchant's own reference of the account.</param>
public sealed record ProviderBalance(string AccountId, Currency Currency, Money? Available, string? Name = null, string? Reference = null);
