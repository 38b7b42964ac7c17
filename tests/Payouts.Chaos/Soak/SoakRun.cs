using System.Diagnostics;
using System.Globalization;
using Payouts.Chaos.Child;
using Payouts.Chaos.Journals;
using Payouts.Chaos.Parent;
using Payouts.Chaos.Service;
using Payouts.Simulator;

namespace Payouts.Chaos.Soak;

/// <summary>One process pays at a steady rate for as long as was asked, while providers fail now and then; what it holds must not grow.</summary>
/// <remarks>
/// The first third, thirty seconds at least, is for warming up and is not judged. Flat is what grows by no more than a stated tolerance afterwards. A journal keeps the reference of every payout for ever,
/// with what says how it ended and a webhook's id, and so does the memory of one that is kept in memory, which forgets nobody: that much for each payout is no leak, and is printed.
/// The simulator lives in this process, the one that is measured in another, so that what the simulator keeps is not counted.
/// </remarks>
internal sealed class SoakRun(JournalPlaces places, PayoutSimulator simulator, int minutes)
{
    private const double HeapTolerance = 1_500_000;
    private const double HandleTolerance = 8;
    private const double ThreadTolerance = 6;
    private const double OpenTolerance = 40;
    private const double JournalTolerance = 1_000_000;
    private const double MemoryOfPayout = 16_384;

    // A record of 1.4 KB and its places in seven indexes, on pages of 4 KB that are not full.
    private const double TraceOfPayout = 5_120;

    private static readonly TimeSpan ShortestWarmUp = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Spell = TimeSpan.FromSeconds(2);

    // A simulator on the same machine: nothing lingers on its way.
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(5);

    private readonly List<(long Instant, SoakSample Sample)> _samples = [];
    private readonly Random _random = new(1);
    private readonly long _began = Stopwatch.GetTimestamp();

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var whole = TimeSpan.FromMinutes(minutes);
        TimeSpan warmUp = whole / 3 > ShortestWarmUp ? whole / 3 : ShortestWarmUp;
        await using (ChildHost child = ChildHost.Start(places, "soak", ServiceWiring.Text(Settle)))
        {
            var job = new Job(ChildHost.NextJob(), places.Kind, places.Of("soak"), "-", simulator.Address, "-", KillAt: 0, IsTold: false);
            Task<JobEnd> end = child.RunAsync(job, Hear);
            using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            over.CancelAfter(whole);
            Task weather = ChangeAsync(text => child.TellAsync(job.Number, text), over.Token);
            if (await Task.WhenAny(weather, end) == end) throw new InvalidOperationException($"The process that pays ended: {(await end).Text}");
            await weather;
        }

        cancellationToken.ThrowIfCancellationRequested();
        return Judge([.. _samples.Where(each => Stopwatch.GetElapsedTime(_began, each.Instant) > warmUp).Select(static each => each.Sample)]);
    }

    private async Task ChangeAsync(Func<string, Task> tell, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            // No provider asks here to be left alone for a minute: what waits for that would only look like something that grows.
            ServiceFaults.LoseAnswer(_random, simulator.Faults);
            LedgerEntry[] told = [.. simulator.Ledger.Entries.Where(static entry => entry.Provider != "alexpay").TakeLast(20)];
            if (told.Length > 0 && told[_random.Next(told.Length)] is { } entry) await tell($"WEBHOOK {entry.Provider} {entry.PayoutId}");
            await Task.Delay(Spell, TimeProvider.System, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private ValueTask<string?> Hear(string verb, string text) => verb switch
    {
        "SAMPLE" => TakeAsync(SoakSample.Read(text)),
        "PERSON" => new(NumberedPayouts.Decide(simulator.Ledger, NumberedPayouts.NumberOf(text)) ?? "LATER"),
        _ => default,
    };

    private async ValueTask<string?> TakeAsync(SoakSample sample)
    {
        sample = sample with { Journal = await places.SizeOfAsync("soak") };
        lock (_samples) _samples.Add((Stopwatch.GetTimestamp(), sample));
        return null;
    }

    private int Judge(SoakSample[] judged)
    {
        if (judged.Length < 10) throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{judged.Length} samples tell nothing."));
        long payouts = judged[^1].Payouts - judged[0].Payouts;
        bool isInMemory = places.Kind == "memory";
        SoakTrend[] trends =
        [
            Trend("heap", static sample => sample.Heap, HeapTolerance + (isInMemory ? payouts * MemoryOfPayout : 0)),
            Trend("handles", static sample => sample.Handles, HandleTolerance),
            Trend("connections", static sample => sample.Connections, HandleTolerance),
            Trend("threads", static sample => sample.Threads, ThreadTolerance),
            Trend("journal", static sample => sample.Journal, JournalTolerance + (payouts * TraceOfPayout)),
        ];
        SoakTrend open = Trend("payouts that are open", static sample => sample.Open, OpenTolerance);
        foreach (SoakTrend trend in trends.Append(open).Append(Trend("working set", static sample => sample.WorkingSet, double.PositiveInfinity))) Console.WriteLine(trend);

        // Payouts that nobody brings to their end are rows that grow.
        IEnumerable<string> verdicts = trends.Select(trend => trend.Name != "journal" || open.IsFlat || !trend.IsFlat ? trend.Verdict : open.Verdict.Replace(open.Name, trend.Name, StringComparison.Ordinal));
        int twice = simulator.Ledger.Entries.GroupBy(static entry => entry.Metadata.GetValueOrDefault("payouts_handle", entry.PayoutId), StringComparer.Ordinal).Count(static entries => entries.Count() > 1);
        if (twice > 0) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{twice} payouts were executed more than once"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{judged.Length} samples over {payouts} payouts; for each of them the {(isInMemory ? "heap" : "journal")} grew by {(isInMemory ? trends[0] : trends[^1]).Growth / Math.Max(1, payouts):F0} bytes"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"soak: minutes={minutes} payouts={judged[^1].Payouts} {string.Join(' ', verdicts)}"));
        return payouts > 0 && twice == 0 && open.IsFlat && trends.All(static trend => trend.IsFlat) ? 0 : 1;

        SoakTrend Trend(string name, Func<SoakSample, long> value, double tolerance) => SoakTrend.Of(name, [.. judged.Select(value)], tolerance);
    }
}
