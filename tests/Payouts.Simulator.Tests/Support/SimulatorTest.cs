namespace Payouts.Simulator.Tests;

/// <summary>A simulator of its own for each test, on a clock that the test moves.</summary>
public abstract class SimulatorTest : IAsyncLifetime
{
    private protected static readonly TimeSpan ToProcessing = TimeSpan.FromMilliseconds(300);
    private protected static readonly TimeSpan ToFinal = TimeSpan.FromSeconds(1);

    private protected ManualTimeProvider Clock { get; } = new();

    private protected PayoutSimulator Simulator { get; private set; } = null!;

    private protected MonimeApi Monime { get; private set; } = null!;

    private protected MonerooApi Moneroo { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        PayoutSimulatorOptions options = new() { TimeProvider = Clock };
        Configure(options);
        Simulator = await PayoutSimulator.StartAsync(options);
        Monime = new MonimeApi(Simulator.AddressOf("monime"));
        Moneroo = new MonerooApi(Simulator.AddressOf("moneroo"));
    }

    public async Task DisposeAsync()
    {
        Monime.Dispose();
        Moneroo.Dispose();
        await Simulator.DisposeAsync();
    }

    private protected virtual void Configure(PayoutSimulatorOptions options)
    {
    }
}
