using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Payouts.Chaos.Child;
using Payouts.Chaos.Journals;
using Payouts.Chaos.Parent;
using Payouts.Simulator;

namespace Payouts.Chaos.Workers;

/// <summary>Lets several processes make the same payouts, kills them at random, and counts what the provider executed.</summary>
internal sealed class WorkersRun(JournalPlaces places, PayoutSimulator simulator, int workers, int payouts, int seed)
{
    private const int ShortestLifeMilliseconds = 500;
    private const int LongestLifeMilliseconds = 3_500;

    private readonly Random _random = new(seed);
    private readonly ConcurrentDictionary<string, PayoutStatus> _statuses = new(StringComparer.Ordinal);
    private readonly List<(ChildHost Host, Task<JobEnd> End)> _running = [];
    private int _kills;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        long began = Stopwatch.GetTimestamp();
        while (_running.Count < workers) Start();
        try
        {
            await KillUntilFinalAsync(cancellationToken);
        }
        finally
        {
            foreach ((ChildHost host, _) in _running)
            {
                host.Kill();
                await host.DisposeAsync();
            }
        }

        ILookup<string, LedgerEntry> executed = simulator.Ledger.Entries.Where(static entry => entry.State is LedgerState.Accepted or LedgerState.Completed)
            .ToLookup(static entry => entry.Metadata["payouts_reference"], StringComparer.Ordinal);
        int twice = executed.Count(static entries => entries.Count() > 1);
        string[] lost =
        [
            .. Enumerable.Range(1, payouts).Select(WorkerRun.ReferenceOf)
                .Where(reference => (_statuses.GetValueOrDefault(reference) == PayoutStatus.Succeeded) != executed.Contains(reference) || !_statuses.ContainsKey(reference)),
        ];
        foreach (string reference in lost) Console.WriteLine($"Lost: {reference} is {(_statuses.TryGetValue(reference, out PayoutStatus status) ? status : "unknown to the journal")}, executed {executed[reference].Count()} times");
        Console.WriteLine($"{Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s, --seed {seed}");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"workers: references={payouts} executed={executed.Count} executed_twice={twice} lost={lost.Length} kills={_kills}"));
        return executed.Count == payouts && twice == 0 && lost.Length == 0 ? 0 : 1;
    }

    private void Start()
    {
        var job = new Job(ChildHost.NextJob(), places.Kind, places.Of("workers"), "monime", simulator.Address, "-", KillAt: 0, IsTold: false);
        ChildHost host = ChildHost.Start(places, "worker", Text(_random.Next()), Text(payouts));
        _running.Add((host, host.RunAsync(job, Hear)));
    }

    private async Task KillUntilFinalAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task life = Task.Delay(TimeSpan.FromMilliseconds(_random.Next(ShortestLifeMilliseconds, LongestLifeMilliseconds)), TimeProvider.System, cancellationToken);
            Task first = await Task.WhenAny([life, .. _running.Select(static each => each.End)]);
            await first;
            if (first is Task<JobEnd> ended)
            {
                JobEnd end = await ended;
                if (end.Verb == "DONE") return;
                throw new InvalidOperationException($"A worker that nobody killed ended: {end.Text}");
            }

            (ChildHost host, _) = _running[_random.Next(_running.Count)];
            _running.RemoveAll(each => each.Host == host);
            host.Kill();
            await host.DisposeAsync();
            _kills++;
            Start();
        }
    }

    private ValueTask<string?> Hear(string verb, string text)
    {
        if (verb == "IS" && text.Split(' ') is [var reference, var status]) _statuses[reference] = Enum.Parse<PayoutStatus>(status);
        if (verb == "TROUBLE") Console.WriteLine(text);
        return default;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
