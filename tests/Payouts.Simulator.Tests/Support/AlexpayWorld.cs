using Payouts.Simulator.Alexpay;

namespace Payouts.Simulator.Tests;

/// <summary>A simulator with options of the test's choice and a caller of its Alexpay.</summary>
internal sealed class AlexpayWorld(PayoutSimulator simulator) : IAsyncDisposable
{
    public PayoutSimulator Simulator => simulator;

    public AlexpayApi Api { get; } = new(simulator.AddressOf("alexpay"));

    public static async Task<AlexpayWorld> StartAsync(TimeProvider clock, Action<AlexpaySimulatorOptions>? configure = null)
    {
        PayoutSimulatorOptions options = new() { TimeProvider = clock };
        configure?.Invoke(options.For<AlexpaySimulatorOptions>());
        return new AlexpayWorld(await PayoutSimulator.StartAsync(options));
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await simulator.DisposeAsync();
    }
}
