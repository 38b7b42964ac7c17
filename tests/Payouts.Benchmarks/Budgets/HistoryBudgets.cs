using System.Runtime.CompilerServices;
using Payouts.Benchmarks.Durable;
using Payouts.Benchmarks.Measuring;

namespace Payouts.Benchmarks.Budgets;

/// <summary>What a long history costs.</summary>
internal sealed class HistoryBudgets : IBudgetSource
{
    private const double Alone = 1.25;
    private const double Together = 2;

    private static readonly int[] Sizes = [1_000, 100_000, 1_000_000];

    public string Name => "history";

    public async IAsyncEnumerable<Budget> MeasureAsync(TextWriter tell, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (string journal in new[] { SqlitePlace.Kind, PostgreSqlPlace.Kind })
        {
            await using DurablePlace place = await DurablePlace.OpenAsync(journal);
            await using HistoryRun run = await HistoryRun.FillAsync(place, Sizes, tell);
            MeasuredTable.Write(tell, await run.FindAsync());
            MeasuredTable.Write(tell, await run.TakeEventsAsync());
            yield return Compare($"due work, {journal}, 1,000,000 payouts", await run.TakeDueAsync(), Alone);
            yield return Compare($"one create, {journal}, 1,000,000 payouts", await run.CreateAloneAsync(), Alone);
            yield return Compare($"creates of 256 callers, {journal}, 1,000,000 payouts", await run.CreateTogetherAsync(), Together);

            Budget Compare(string name, IReadOnlyList<Measured> measured, double limit)
            {
                MeasuredTable.Write(tell, measured);
                return new Budget(name, measured[^1].Ratio, limit, "× with 1,000");
            }
        }
    }
}
