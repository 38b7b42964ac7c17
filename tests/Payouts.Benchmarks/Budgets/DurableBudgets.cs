using System.Runtime.CompilerServices;
using Payouts.Benchmarks.Durable;

namespace Payouts.Benchmarks.Budgets;

/// <summary>How many payouts a second one machine takes in when both the intent and the answer are on the disk before anybody hears of them.</summary>
internal sealed class DurableBudgets : IBudgetSource
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(6);
    private static readonly (string Journal, double Floor, string Unit)[] Promises = [(SqlitePlace.Kind, 4, "× single-row commits/s"), (PostgreSqlPlace.Kind, 0.5, "× pgbench")];

    public string Name => "durable";

    public async IAsyncEnumerable<Budget> MeasureAsync(TextWriter tell, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach ((string journal, double floor, string unit) in Promises)
        {
            await using DurablePlace place = await DurablePlace.OpenAsync(journal);
            await tell.WriteLineAsync(ThroughputRun.Header(place));
            await foreach (Throughput measured in ThroughputRun.MeasureAsync(place, [256], Time))
            {
                await tell.WriteLineAsync(ThroughputRun.Line(measured));
                yield return new Budget($"durable creates a second, {journal}, {measured.Callers} callers", measured.Ratio, floor, unit, IsFloor: true);
                yield return new Budget($"sent or told of before the commit stood, {journal}", measured.Early, 0, "payouts");
            }
        }
    }
}
