using System.Globalization;
using Payouts.Chaos.Service;
using Payouts.Simulator;

namespace Payouts.Chaos.Crash;

/// <summary>What the slots of a run share: how many payouts are asked for so far, how many processes are to be killed still, and what is heard of them.</summary>
internal sealed class CrashShift(PayoutSimulator simulator, int kills)
{
    private const int FewestNew = 3;
    private const int MostNew = 7;

    private int _kills;
    private int _front = FewestNew;

    public CrashNews News { get; } = new();

    public Uri Simulator => simulator.Address;

    /// <summary>The number of the newest payout; never a last one while processes are killed, so that every one of them has something to pay.</summary>
    public int Front => Volatile.Read(ref _front);

    public int Kills => Volatile.Read(ref _kills);

    public bool IsOver => Kills == kills;

    /// <summary>Tells every process something.</summary>
    public Func<string, Task> TellAllAsync { get; set; } = static _ => Task.CompletedTask;

    /// <summary>Takes one of the kills that are left.</summary>
    public bool TryTakeKill()
    {
        if (Interlocked.Increment(ref _kills) <= kills) return true;
        Interlocked.Decrement(ref _kills);
        return false;
    }

    /// <summary>Asks for new payouts.</summary>
    /// <returns>The number of the newest.</returns>
    public int Advance(Random random) => Interlocked.Add(ref _front, random.Next(FewestNew, MostNew + 1));

    /// <summary>Makes them the talk of every process.</summary>
    public Task TellFrontAsync() => TellAllAsync(string.Create(CultureInfo.InvariantCulture, $"FRONT {Front}"));

    /// <summary>Takes what a process says, and answers where a person is asked.</summary>
    public ValueTask<string?> Hear(int child, string verb, string text)
    {
        News.Take(child, verb, text);
        if (verb != "PERSON") return default;
        int number = NumberedPayouts.NumberOf(text);
        return new(IsDecided(number) && NumberedPayouts.Decide(simulator.Ledger, number) is { } truth ? truth : "LATER");
    }

    /// <summary>Whether the person decides about the payout, when asked; the rest are left to somebody who never comes.</summary>
    public static bool IsDecided(int number) => NumberedPayouts.RoundOf(number) % 2 == 0;
}
