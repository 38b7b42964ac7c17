namespace Payouts.Guards;

/// <summary>Limits of one currency, in major units; what is left out is not limited.</summary>
public sealed class PayoutCap
{
    /// <summary>The account, or <c>null</c> for all accounts together.</summary>
    public string? Provider { get; set; }

    /// <summary>The currency's three-letter code.</summary>
    public string Currency { get; set; } = "";

    /// <summary>The most that one payout may be.</summary>
    public decimal? PerPayout { get; set; }

    /// <summary>The most that one destination gets in one day (UTC). Payouts that failed or were cancelled do not count.</summary>
    public decimal? PerDestinationAndDay { get; set; }

    /// <summary>The most that is paid in one day (UTC). Payouts that failed or were cancelled do not count.</summary>
    public decimal? PerDay { get; set; }
}
