using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Payouts.Chaos.Parent;
using Payouts.Simulator;
using Payouts.Testing;

namespace Payouts.Chaos.Campaign;

/// <summary>Many seeds, side by side: each lane has a simulator and a clock of its own.</summary>
internal sealed class FaultCampaign(int seeds, int from, int lanes, Sabotage sabotage = Sabotage.None)
{
    private readonly Findings _findings = new(isTold: sabotage == Sabotage.None);
    private readonly ConcurrentDictionary<ScenarioStepKind, int> _strikes = [];
    private readonly ConcurrentDictionary<PayoutStatus, int> _ends = [];
    private int _next;
    private int _payouts;

    /// <summary>What was noticed first, or <c>null</c>.</summary>
    public string? FirstFinding => _findings.First;

    /// <summary>Runs every seed; with a sabotage, until it is noticed.</summary>
    public Task RunLanesAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, Math.Min(lanes, seeds)).Select(_ => Task.Run(() => RunLaneAsync(cancellationToken), cancellationToken)));

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        long began = Stopwatch.GetTimestamp();
        await RunLanesAsync(cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s, --from {from}"));
        Console.WriteLine($"struck: {Counted(_strikes)}");
        Console.WriteLine($"ended: {Counted(_ends)}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"chaos: seeds={seeds} payouts={_payouts} {_findings.Counts}"));
        return _findings.IsEmpty && _payouts > 0 ? 0 : 1;
    }

    private static string Counted<TKey>(ConcurrentDictionary<TKey, int> counts)
        where TKey : struct, Enum => string.Join(' ', Enum.GetValues<TKey>().Select(key => string.Create(CultureInfo.InvariantCulture, $"{key}={counts.GetValueOrDefault(key)}")));

    private async Task RunLaneAsync(CancellationToken cancellationToken)
    {
        var clock = new ManualClock();
        await using CampaignReceiver receiver = await CampaignReceiver.StartAsync(cancellationToken);
        var options = new PayoutSimulatorOptions { TimeProvider = clock };
        receiver.AddTo(options);
        await using PayoutSimulator simulator = await PayoutSimulator.StartAsync(options, cancellationToken);
        while (Interlocked.Increment(ref _next) is var number && number <= seeds && !cancellationToken.IsCancellationRequested && (sabotage == Sabotage.None || _findings.IsEmpty))
        {
            using var seed = new FaultSeed(from + number - 1, simulator, receiver, clock, _findings, sabotage);
            await seed.RunAsync();
            Interlocked.Add(ref _payouts, seed.Payouts);
            foreach (PlayedStep played in simulator.Played) _strikes.AddOrUpdate(played.Step.Kind, played.Strikes, (_, before) => before + played.Strikes);
            foreach (PayoutStatus end in seed.Ends) _ends.AddOrUpdate(end, 1, static (_, before) => before + 1);
        }
    }
}
