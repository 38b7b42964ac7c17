using Payouts.Simulator.Alexpay;

namespace Payouts.Simulator.Tests;

/// <summary>A simulated Alexpay of its own for each test, on a clock that the test moves.</summary>
public abstract class AlexpayTest : IAsyncLifetime
{
    private protected static readonly TimeSpan ToPending = TimeSpan.FromMilliseconds(300);
    private protected static readonly TimeSpan ToFinal = TimeSpan.FromSeconds(1);

    private AlexpayWorld _world = null!;

    private protected ManualTimeProvider Clock { get; } = new();

    private protected PayoutSimulator Simulator => _world.Simulator;

    private protected AlexpayApi Alexpay => _world.Api;

    public async Task InitializeAsync() => _world = await StartAsync(Configure);

    public async Task DisposeAsync() => await _world.DisposeAsync();

    private protected virtual void Configure(AlexpaySimulatorOptions options)
    {
    }

    /// <summary>A second simulator, with other options, on the same clock.</summary>
    private protected Task<AlexpayWorld> StartAsync(Action<AlexpaySimulatorOptions> configure) => AlexpayWorld.StartAsync(Clock, configure);
}
