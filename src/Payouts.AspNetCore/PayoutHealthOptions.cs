namespace Payouts.AspNetCore;

/// <summary>Settings of the health checks.</summary>
public sealed class PayoutHealthOptions
{
    /// <summary>For how long an answer of a provider counts, so that probes do not eat its rate limit; 1 second to 1 hour.</summary>
    public TimeSpan CacheFor { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a provider or the journal may take to answer; 100 milliseconds to 1 minute.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How many payouts may be unknown, or wait for a person, before the check is degraded; no limit when left out.</summary>
    public int? MostUnresolved { get; set; }

    /// <summary>How much may be unknown in each currency before the check is degraded; no limit for other currencies.</summary>
    public IList<Money> MostUnresolvedAmounts { get; } = [];

    /// <summary>How old the oldest unknown payout may be before the check is degraded; no limit when left out.</summary>
    public TimeSpan? OldestUnresolved { get; set; }
}
