namespace Payouts.Simulator.Moneroo;

/// <summary>What the simulated Moneroo knows from the start.</summary>
public static class MonerooDefaults
{
    /// <summary>The provider's name, for <see cref="PayoutSimulator.AddressOf"/> and fault scripts.</summary>
    public const string ProviderName = "moneroo";

    /// <summary>An accepted secret key of the environment <c>sandbox</c>, with the bar that real keys have.</summary>
    public const string SandboxKey = "pvk_sandbox_s1m0l8|01HQ3Z5J8K2M4N6P8R0S2T4V6W";

    /// <summary>An accepted secret key of the environment <c>production</c>; data of the two environments is kept apart.</summary>
    public const string LiveKey = "pvk_s1m0l8|01HQ3Z5J8K2M4N6P8R0S2T4V6X";
}
