using Payouts.Guards;

namespace Payouts;

/// <summary>Settings of the whole library; those of a provider account are its own.</summary>
public sealed class PayoutsOptions
{
    /// <summary>Separates applications that pay through one provider account: part of every key and handle, so never change it while payouts are open. 1 to 64 characters.</summary>
    public string Namespace { get; set; } = "default";

    /// <summary>How often one <c>CreateAsync</c> tries while nothing was sent or the provider throttles; 1 to 10.</summary>
    public int MaxAttempts { get; set; } = 3;

    /// <summary>How long one <c>CreateAsync</c> may wait between its attempts, all pauses together; up to 5 minutes.</summary>
    public TimeSpan RetryBudget { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long one <c>CreateAsync</c> may wait for the provider's rate limit before it gives up without sending; up to 1 hour.</summary>
    public TimeSpan RateLimitQueue { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether settling an unknown payout takes the same decision of two persons.</summary>
    public bool RequireSecondPerson { get; set; }

    /// <summary>What stops payouts before money leaves: switches, caps, duplicates, money at risk.</summary>
    public GuardOptions Guards { get; } = new();

    /// <summary>Deliveries of providers.</summary>
    public WebhookOptions Webhooks { get; } = new();

    /// <summary>The background work: polling, resolving, delivering events.</summary>
    public BackgroundOptions Background { get; set; } = new();
}
