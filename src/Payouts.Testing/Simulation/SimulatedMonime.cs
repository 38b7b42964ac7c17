using Microsoft.Extensions.Options;
using Payouts.Monime;
using Payouts.Simulator;
using Payouts.Simulator.Monime;

namespace Payouts.Testing;

/// <summary>Turns every Monime account to the simulator.</summary>
internal sealed class SimulatedMonime(PayoutSimulator simulator) : IPostConfigureOptions<MonimeOptions>
{
    public void PostConfigure(string? name, MonimeOptions options)
    {
        options.BaseAddress = simulator.AddressOf(MonimeDefaults.ProviderName);
        if (string.IsNullOrEmpty(options.AccessToken)) options.AccessToken = MonimeDefaults.TestToken;
        if (string.IsNullOrEmpty(options.SpaceId)) options.SpaceId = MonimeDefaults.SpaceId;
    }
}
