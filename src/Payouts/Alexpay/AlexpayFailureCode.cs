namespace Payouts.Alexpay;

/// <summary>A row of Alexpay's failure codes.</summary>
/// <param name="Code">The code as the page writes it.</param>
/// <param name="Category">The kind of reason.</param>
/// <param name="IsRefusal">Whether it is listed for payouts, so that a create call answered with it was refused; the others are listed for refunds only.</param>
internal sealed record AlexpayFailureCode(string Code, PayoutFailureCategory Category, bool IsRefusal);
