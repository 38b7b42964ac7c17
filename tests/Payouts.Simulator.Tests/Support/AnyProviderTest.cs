namespace Payouts.Simulator.Tests;

/// <summary>A simulator of its own for each test, and any of its providers to call.</summary>
public abstract class AnyProviderTest : SimulatorTest
{
    public static TheoryData<string> Providers => new(AnyProvider.Everyone.Split(' '));

    private protected AnyProvider At(string provider) => new(Simulator, provider);

    /// <summary>Makes a payout and lets its time pass; the ledger's id of it.</summary>
    private protected async Task<string> PayAsync(AnyProvider provider)
    {
        await provider.CreateAsync();
        Clock.Advance(ToFinal);
        return Simulator.Ledger.Entries[^1].PayoutId;
    }
}
