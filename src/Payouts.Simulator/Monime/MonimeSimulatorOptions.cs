namespace Payouts.Simulator.Monime;

/// <summary>What only the simulated Monime is started with; from <see cref="PayoutSimulatorOptions.For{TOptions}"/>.</summary>
public sealed class MonimeSimulatorOptions
{
    /// <summary>The accepted access tokens; those that start with <c>mon_test_</c> are of the test environment, all others live.</summary>
    public ISet<string> AccessTokens { get; } = new HashSet<string>(StringComparer.Ordinal) { MonimeDefaults.TestToken, MonimeDefaults.LiveToken };

    /// <summary>The Spaces that the tokens may use, others answer 403; empty, the default, accepts every id that starts with <c>spc-</c>.</summary>
    public ISet<string> SpaceIds { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>How long a successful create is replayed, 24 h by default, after which its key is free again; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</summary>
    public TimeSpan IdempotencyWindow { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Where webhooks go; any 2xx acknowledges, and the number and pause of redeliveries, 3 and a minute, are the simulator's choice.</summary>
    public WebhookSettings Webhooks { get; } = new(redeliveries: 3, TimeSpan.FromMinutes(1));

    /// <summary>Whether <c>payout.created</c> is sent, which one SDK names; false by default.</summary>
    public bool SendsCreatedWebhooks { get; set; }

    /// <summary>Whether <c>payout.processing</c> is sent, which nobody has seen; false by default.</summary>
    public bool SendsProcessingWebhooks { get; set; }

    /// <summary>Whether webhooks show payouts as 2024-08-01 does; false by default, for caph.</summary>
    public bool SendsDatedWebhooks { get; set; }

    /// <summary>Whether a redelivery is signed at its own time, true by default, or keeps the first time and signature.</summary>
    public bool SignsRedeliveriesAnew { get; set; } = true;
}
