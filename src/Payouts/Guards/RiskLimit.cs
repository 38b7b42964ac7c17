namespace Payouts.Guards;

/// <summary>When an account has too much that is unknown: new payouts through it stop until some of it is settled. Repeats that settle it go on.</summary>
public sealed class RiskLimit
{
    /// <summary>The account, or <c>null</c> for each of them.</summary>
    public string? Provider { get; set; }

    /// <summary>The most payouts that may be unknown.</summary>
    public int? Count { get; set; }

    /// <summary>The currency of <see cref="Amount"/>.</summary>
    public string? Currency { get; set; }

    /// <summary>The most that may be unknown in that currency, in major units.</summary>
    public decimal? Amount { get; set; }
}
