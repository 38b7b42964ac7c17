namespace Payouts.Simulator.Monime;

/// <summary>What the simulated Monime knows from the start.</summary>
public static class MonimeDefaults
{
    /// <summary>The provider's name, for <see cref="PayoutSimulator.AddressOf"/> and fault scripts.</summary>
    public const string ProviderName = "monime";

    /// <summary>An accepted token of the test environment.</summary>
    public const string TestToken = "mon_test_simulator";

    /// <summary>An accepted token of the live environment; data of the two environments is kept apart.</summary>
    public const string LiveToken = "mon_live_simulator";

    /// <summary>A Space id to use when any will do.</summary>
    public const string SpaceId = "spc-simulator";

    /// <summary>The main account of every Space, in SLE.</summary>
    public const string MainAccountId = "fac-1";

    /// <summary>The second account of every Space, in USD.</summary>
    public const string DollarAccountId = "fac-2";
}
