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
}
