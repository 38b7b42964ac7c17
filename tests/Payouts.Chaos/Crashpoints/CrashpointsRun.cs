using System.Diagnostics;
using System.Globalization;
using Payouts.Chaos.Journals;
using Payouts.Chaos.Parent;

namespace Payouts.Chaos.Crashpoints;

/// <summary>Kills a process at every crash point of every scenario and set-up, starts another one, and looks into the ledger.</summary>
/// <param name="places">Where the journals are.</param>
/// <param name="together">How many payouts die in one process.</param>
/// <param name="every">1 for every point, n for every n-th.</param>
internal sealed class CrashpointsRun(JournalPlaces places, int together, int every) : IAsyncDisposable
{
    // A process that starts needs a core for itself, and one that waits needs none.
    private const int Starting = 3;
    private const int Alive = 20;
    private const int AliveOnServer = 10;
    private const int Survivors = 2;

    // Of the points of a recovery, every fifth is one to die at too.
    private const int SecondStep = 5;

    private readonly SemaphoreSlim _starting = new(Starting, Starting);
    private readonly SemaphoreSlim _alive = new(places.Kind == "sqlite" ? Alive : AliveOnServer);
    private readonly ChildHost[] _survivors = [.. Enumerable.Range(0, Survivors).Select(_ => ChildHost.Start(places, dying: 0))];
    private readonly Findings _findings = new();
    private int _points;
    private int _crashes;
    private int _secondCrashes;
    private int _turn;

    public async Task<int> RunAsync(string? only)
    {
        long began = Stopwatch.GetTimestamp();
        await Task.WhenAll(
            from account in Account.All
            from scenario in Scenario.All
            where !scenario.NeedsKey || account.Key == "monime"
            where only is null || $"{account.Key}/{scenario.Name}".Contains(only, StringComparison.Ordinal)
            select RunAsync(account, scenario));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{_crashes} crashes at {_points} points, {_secondCrashes} crashes in the recovery after one, {Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"crashpoints: points={_points} executed_twice={_findings[Finding.ExecutedTwice]} lost={_findings[Finding.Lost]} false_failed={_findings[Finding.FalseFailed]} stuck={_findings[Finding.Stuck]}"));
        return _findings.IsEmpty && _points > 0 ? 0 : 1;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (ChildHost survivor in _survivors) await survivor.DisposeAsync();
        _starting.Dispose();
        _alive.Dispose();
    }

    private ChildHost Survivor() => _survivors[(uint)Interlocked.Increment(ref _turn) % Survivors];

    private async Task RunAsync(Account account, Scenario scenario)
    {
        int points = await CountAsync(account, scenario);
        int from = Random.Shared.Next(every);
        int[] all = [.. Enumerable.Range(1, points).Where(point => point % every == from)];
        Interlocked.Add(ref _points, all.Length);
        IEnumerable<Task> once = all.Chunk(together).Select(chunk => CrashAsync(account, scenario, [.. chunk.Select(static first => (first, 0))]));
        IEnumerable<Task> twice = !scenario.HasSecondCrash ? []
            : all.Chunk(together).Select(chunk => CrashAsync(account, scenario, [.. chunk.Select(first => (first, SecondStep * (1 + (first % (points / SecondStep)))))]));
        await Task.WhenAll(once.Concat(twice));
    }

    private async Task<int> CountAsync(Account account, Scenario scenario)
    {
        await using Chain chain = await Chain.StartAsync(account, scenario, places, _findings);
        JobEnd end = await chain.RunAsync(Survivor(), isTold: true);
        chain.Judge(end);
        lock (_findings)
        {
            Console.WriteLine($"{account.Key}, {scenario.Name}: {chain.Points.Count} points");
            foreach (string point in chain.Points) Console.WriteLine($"  {point}");
        }

        return chain.Points.Count;
    }

    private async Task CrashAsync(Account account, Scenario scenario, (int First, int Second)[] crashes)
    {
        await _alive.WaitAsync();
        var chains = new List<(Chain Chain, int First, int Second)>();
        try
        {
            foreach ((int first, int second) in crashes) chains.Add((await Chain.StartAsync(account, scenario, places, _findings), first, second));
            await DieAsync([.. chains.Select(static each => (each.Chain, each.First))]);
            if (crashes[0].Second > 0)
            {
                Interlocked.Add(ref _secondCrashes, await DieAsync([.. chains.Select(static each => (each.Chain, each.Second))]));
            }

            await Task.WhenAll(chains.Select(async each => each.Chain.Judge(await each.Chain.RunAsync(Survivor()))));
        }
        finally
        {
            foreach ((Chain chain, _, _) in chains) await chain.DisposeAsync();
            _alive.Release();
        }
    }

    // How many were killed: a run that went another way may have ended before its point.
    private async Task<int> DieAsync((Chain Chain, int KillAt)[] dying)
    {
        await _starting.WaitAsync();
        int inStart = dying.Length;
        JobEnd[] ends;
        await using (ChildHost child = ChildHost.Start(places, dying.Length))
        {
            ends = await Task.WhenAll(dying.Select(each =>
            {
                int hasSettledIn = 0;
                return each.Chain.RunAsync(child, each.KillAt, onSettledIn: () =>
                {
                    if (Interlocked.Exchange(ref hasSettledIn, 1) == 0 && Interlocked.Decrement(ref inStart) == 0) _starting.Release();
                });
            }));
        }

        if (Volatile.Read(ref inStart) > 0) _starting.Release();
        int killed = ends.Count(static end => end.IsKilled);
        Interlocked.Add(ref _crashes, killed);
        return killed;
    }
}
