using Microsoft.Extensions.Options;
using Payouts.Alexpay;
using Payouts.Simulator;
using Payouts.Simulator.Alexpay;

namespace Payouts.Testing;

/// <summary>Turns every Alexpay account to the simulator.</summary>
internal sealed class SimulatedAlexpay(PayoutSimulator simulator) : IPostConfigureOptions<AlexpayOptions>
{
    public void PostConfigure(string? name, AlexpayOptions options)
    {
        options.BaseAddress = simulator.AddressOf(AlexpayDefaults.ProviderName);
        if (!string.IsNullOrEmpty(options.SecretKey) || !string.IsNullOrEmpty(options.PublicKey)) return;
        bool isLive = string.Equals(options.Environment, "live", StringComparison.Ordinal);
        options.SecretKey = isLive ? AlexpayDefaults.LiveSecretKey : AlexpayDefaults.TestSecretKey;
        options.PublicKey = isLive ? AlexpayDefaults.LivePublicKey : AlexpayDefaults.TestPublicKey;
    }
}
