namespace Payouts.Providers;

/// <summary>A documented limit on calls, kept on this side so that the provider never has to refuse.</summary>
/// <param name="Scope">What is counted.</param>
/// <param name="Permits">How many calls.</param>
/// <param name="Per">In how long.</param>
public sealed record RateLimit(RateLimitScope Scope, int Permits, TimeSpan Per);
