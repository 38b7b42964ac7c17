using System.Diagnostics;
using System.Globalization;
using Payouts.Chaos.Journals;
using Payouts.Chaos.Parent;
using Payouts.Chaos.Service;
using Payouts.Simulator;

namespace Payouts.Chaos.Crash;

/// <summary>
/// Services that pay through every provider on one journal are killed at random moments, and their database with them, while the providers fail as they may; then it is calm, and the
/// provider's ledger is held against what the journal has, what callers were told and what applications heard.
/// </summary>
/// <remarks>The choices come from the seed: what is paid, what fails, how long each process lives. The instants are the machine's, so that a seed's next run is alike and not the same.</remarks>
internal sealed class CrashRun(JournalPlaces places, PayoutSimulator simulator, int workers, int kills, int seed, TimeSpan? settle)
{
    // How many processes die between two restarts of the database.
    private const int FewestDeaths = 3;
    private const int MostDeaths = 9;
    private const int LongestMomentMilliseconds = 500;

    private readonly CrashShift _shift = new(simulator, kills);
    private int _restarts;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        long began = Stopwatch.GetTimestamp();
        var findings = new Findings();
        CrashSlot[] slots = [.. Enumerable.Range(0, workers).Select(slot => new CrashSlot(places, Arguments, _shift, Draw(slot)))];
        _shift.TellAllAsync = text => Task.WhenAll(slots.Select(slot => slot.TellAsync(text)));
        int payouts;
        try
        {
            TimeSpan killed = await KillAsync(slots, began, cancellationToken);
            int accepted = simulator.Ledger.Entries.Count;
            await _shift.TellAllAsync(string.Create(CultureInfo.InvariantCulture, $"CALM {_shift.Front}"));
            await using var end = new CrashEnd(places, simulator, _shift, settle);
            Task<int> judging = end.JudgeAsync(findings, seed, cancellationToken);
            foreach (CrashSlot slot in slots) await slot.ThrowIfEndedAsync(judging);
            payouts = await judging;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s, of which {killed.TotalSeconds:F0} s of kills, in which providers accepted {accepted} payouts; {_restarts} restarts of the database, --seed {seed}"));
        }
        finally
        {
            foreach (CrashSlot slot in slots) await slot.DisposeAsync();
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"crash: kills={_shift.Kills} payouts={payouts} {findings.Counts}"));
        return findings.IsEmpty && payouts > 0 && _shift.IsOver ? 0 : 1;
    }

    private Random Draw(int part) => new(unchecked((seed * 31) + part));

    private string[] Arguments(Random random) => ["crash", random.Next().ToString(CultureInfo.InvariantCulture), ServiceWiring.Text(settle)];

    private async Task<TimeSpan> KillAsync(CrashSlot[] slots, long began, CancellationToken cancellationToken)
    {
        using var calm = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var random = new Random(seed);
        Task weather = new CrashWeather(simulator, random).ChangeAsync(entry => slots[random.Next(slots.Length)].TellAsync($"WEBHOOK {entry.Provider} {entry.PayoutId}"), calm.Token);
        Task database = RestartAsync(Draw(-1), calm.Token);
        Task killing = Task.WhenAll(slots.Select(slot => slot.KillAsync(calm.Token)));
        Task first = await Task.WhenAny(killing, database, weather);
        if (first != killing) await first;
        await killing;
        await calm.CancelAsync();
        await Task.WhenAll(weather, database);
        return Stopwatch.GetElapsedTime(began);
    }

    // A server that is stopped hard comes back with what was committed.
    private async Task RestartAsync(Random random, CancellationToken stop)
    {
        for (int next = FewestDeaths; places.HasServer && !stop.IsCancellationRequested;)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(LongestMomentMilliseconds)), TimeProvider.System, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_shift.Kills < next) continue;
            next = _shift.Kills + random.Next(FewestDeaths, MostDeaths + 1);
            _shift.News.Note("", "the database is stopped hard");
            await places.RestartAsync();
            _restarts++;
            _shift.News.Note("", "the database is back");
        }

        if (!places.HasServer) await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
