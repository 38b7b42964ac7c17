using Payouts.Chaos.Campaign;
using Payouts.Simulator;

namespace Payouts.Chaos.Crash;

/// <summary>What goes wrong at the providers all the while, and how their payouts end.</summary>
internal sealed class CrashWeather(PayoutSimulator simulator, Random random)
{
    private const int MostFaults = 5;
    private const int ShortestSpellMilliseconds = 150;
    private const int LongestSpellMilliseconds = 500;

    /// <summary>Changes until it is told to stop; then it is calm, and everything that is open ends well.</summary>
    /// <param name="deliver">Has a provider's payout told of by a webhook.</param>
    /// <param name="stop">The end of it.</param>
    public async Task ChangeAsync(Func<LedgerEntry, Task> deliver, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (random.Next(4) == 0 && simulator.Faults.PendingCount < MostFaults) FaultPlan.Arm(random, simulator.Faults);
            if (random.Next(4) == 0) simulator.Outcomes.Default = FaultPlan.Outcome(random);
            LedgerEntry[] told = [.. simulator.Ledger.Entries.Where(static entry => entry.Provider != "alexpay")];
            if (told.Length > 0) await deliver(told[random.Next(told.Length)]);
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(ShortestSpellMilliseconds, LongestSpellMilliseconds)), TimeProvider.System, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        simulator.Faults.Clear();
        simulator.Outcomes.Default = SimulatedOutcome.Completed;
    }
}
