namespace Payouts.Providers;

/// <summary>How far an operation is verified; each level includes the ones before it.</summary>
public enum VerificationLevel
{
    /// <summary>Seen in third-party code or captures, not on the provider's pages.</summary>
    Observed,

    /// <summary>On the provider's own pages.</summary>
    Documented,

    /// <summary>Documented, and run against this project's simulator.</summary>
    Simulator,

    /// <summary>Run against the provider's sandbox.</summary>
    Sandbox,

    /// <summary>Run against the provider with real money.</summary>
    Live,
}
