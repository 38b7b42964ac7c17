namespace Payouts.Alexpay;

/// <summary>A destination by Alexpay's own ids, as its directories give them.</summary>
/// <param name="CountryId">The country's id.</param>
/// <param name="BankId">The bank's id, for a bank account.</param>
internal sealed record AlexpayTarget(string CountryId, string? BankId = null);
