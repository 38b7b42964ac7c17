namespace Payouts.Providers;

/// <summary>What a rate limit counts.</summary>
public enum RateLimitScope
{
    /// <summary>Every call of the account.</summary>
    Account,

    /// <summary>The create calls of the account.</summary>
    Create,
}
