using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Payouts.Benchmarks.Peers;

namespace Payouts.Benchmarks.Durable;

/// <summary>Measures durable creates and the baseline in turns, so that the disk's moods weigh on both.</summary>
internal static class ThroughputRun
{
    private const int Rounds = 3;

    // Enough for the runtime to have compiled what is hot twice.
    private const int WarmUp = 20_000;

    public static async IAsyncEnumerable<Throughput> MeasureAsync(DurablePlace place, IReadOnlyList<int> callers, TimeSpan time)
    {
        using var witness = new Witness(place, Samples.Provider());
        await using ServiceProvider services = PayoutsHost.Build(payouts => place.Use(payouts), witness);
        var creates = new CallersAtOnce(services.GetRequiredService<IPayoutClient>(), witness: witness);
        await creates.RunAsync(callers[^1], WarmUp);
        foreach (int count in callers)
        {
            double[] rates = new double[Rounds], baselines = new double[Rounds], ratios = new double[Rounds];
            long created = creates.Created, commits = await place.CommitsAsync();
            TimeSpan processor = Environment.CpuUsage.TotalTime;
            await creates.RateAsync(count, time / Rounds);
            double perCreate = (Environment.CpuUsage.TotalTime - processor).TotalMicroseconds / (creates.Created - created);
            double perCommit = 2.0 * (creates.Created - created) / Math.Max(1, await place.CommitsAsync() - commits);
            double before = await place.BaselineAsync(count, time / Rounds, CancellationToken.None);
            for (int round = 0; round < Rounds; round++)
            {
                rates[round] = await creates.RateAsync(count, time / Rounds);
                double after = await place.BaselineAsync(count, time / Rounds, CancellationToken.None);
                baselines[round] = (before + after) / 2;
                ratios[round] = rates[round] / baselines[round];
                before = after;
            }

            yield return new Throughput(count, Median(rates), Median(baselines), Median(ratios), perCommit, perCreate, witness.Looks > 0 ? witness.Early : throw new InvalidOperationException("Nothing was looked at."));
        }
    }

    /// <summary>A line of the table of <see cref="Header"/>.</summary>
    public static string Line(Throughput measured) => string.Create(
        CultureInfo.InvariantCulture, $"| {measured.Callers} | {measured.Rate:N0} | {measured.Baseline:N0} | {measured.Ratio:F2} | {measured.WritesPerCommit:F1} | {measured.Processor:F0} µs |");

    public static string Header(DurablePlace place) => $"""
        {place.Name}, {place.Disk}
        | callers | durable creates/s | {place.BaselineName}, /s | × baseline | writes a commit | processor a create |
        |---:|---:|---:|---:|---:|---:|
        """;

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}
