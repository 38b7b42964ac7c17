namespace Payouts.Providers;

/// <summary>The answer of a name lookup.</summary>
/// <param name="Outcome">What was found.</param>
/// <param name="HolderName">The holder's name as the provider gives it. Private: never logged.</param>
public sealed record AccountNameResult(AccountNameOutcome Outcome, string? HolderName = null)
{
    /// <summary>The outcome only.</summary>
    public override string ToString() => Outcome.ToString();
}
