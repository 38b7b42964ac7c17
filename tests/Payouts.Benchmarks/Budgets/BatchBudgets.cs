using System.Runtime.CompilerServices;
using Payouts.Benchmarks.Durable;

namespace Payouts.Benchmarks.Budgets;

/// <summary>Whether a long list of payouts is paid without the process growing with it.</summary>
internal sealed class BatchBudgets : IBudgetSource
{
    public string Name => "batch";

    public async IAsyncEnumerable<Budget> MeasureAsync(TextWriter tell, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        BatchOutcome paid = await BatchRun.RunAsync(100_000);
        await tell.WriteLineAsync(paid.ToString());
        yield return new Budget("batch of 100,000: heap growth", paid.HeapGrowth, 16, "MiB");
    }
}
