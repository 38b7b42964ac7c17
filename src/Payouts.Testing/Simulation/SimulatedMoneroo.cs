using Microsoft.Extensions.Options;
using Payouts.Moneroo;
using Payouts.Simulator;
using Payouts.Simulator.Moneroo;

namespace Payouts.Testing;

/// <summary>Turns every Moneroo account to the simulator.</summary>
internal sealed class SimulatedMoneroo(PayoutSimulator simulator) : IPostConfigureOptions<MonerooOptions>
{
    public void PostConfigure(string? name, MonerooOptions options)
    {
        options.BaseAddress = simulator.AddressOf(MonerooDefaults.ProviderName);
        if (string.IsNullOrEmpty(options.SecretKey)) options.SecretKey = MonerooDefaults.SandboxKey;
    }
}
