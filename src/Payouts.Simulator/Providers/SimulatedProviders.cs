using Payouts.Simulator.Alexpay;
using Payouts.Simulator.Monime;
using Payouts.Simulator.Moneroo;

namespace Payouts.Simulator;

/// <summary>The one list of the providers that are simulated.</summary>
internal static class SimulatedProviders
{
    public static IReadOnlyList<ISimulatedProvider> Create(SimulatorContext context) =>
    [
        new MonimeProvider(context),
        new AlexpayProvider(context),
        new MonerooProvider(context),
    ];
}
