using Payouts.Chaos.Service;
using Payouts.Simulator;

namespace Payouts.Chaos.Crash;

/// <summary>What goes wrong at the providers all the while, and how their payouts end.</summary>
internal sealed class CrashWeather(PayoutSimulator simulator, Random random)
{
    private const int MostFaults = 5;
    private const int FewestRequests = 6;
    private const int MostRequests = 20;

    private static readonly TimeSpan Spell = TimeSpan.FromMilliseconds(50);

    /// <summary>Changes, as requests come in, until it is told to stop; then it is calm, and everything that is open ends well.</summary>
    /// <param name="deliver">Has a provider's payout told of by a webhook.</param>
    /// <param name="stop">The end of it.</param>
    public async Task ChangeAsync(Func<LedgerEntry, Task> deliver, CancellationToken stop)
    {
        for (int next = 0; !stop.IsCancellationRequested;)
        {
            await Task.Delay(Spell, TimeProvider.System, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (simulator.Requests.Count < next) continue;
            next = simulator.Requests.Count + random.Next(FewestRequests, MostRequests);
            if (simulator.Faults.PendingCount < MostFaults) ServiceFaults.Arm(random, simulator.Faults);
            if (random.Next(4) == 0) simulator.Outcomes.Default = ServiceFaults.Outcome(random);
            LedgerEntry[] told = [.. simulator.Ledger.Entries.Where(static entry => entry.Provider != "alexpay")];
            if (told.Length > 0) await deliver(told[random.Next(told.Length)]);
        }

        simulator.Faults.Clear();
        simulator.Outcomes.Default = SimulatedOutcome.Completed;
    }
}
