using Payouts.Simulator;

namespace Payouts.Testing;

/// <summary>Starts a simulator where a container makes its services, which cannot wait for a task.</summary>
internal static class SimulatorStart
{
    internal static PayoutSimulator Start(IServiceProvider services, PayoutSimulatorOptions options)
    {
        TestsOnly.Check(services, "UsePayoutSimulator");
#pragma warning disable VSTHRD002 // Off the caller's context, and once: nothing that it could wait for is held.
        return Task.Run(() => PayoutSimulator.StartAsync(options)).GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
    }
}
