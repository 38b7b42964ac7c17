using System.Runtime.CompilerServices;
using Payouts.Benchmarks.Measuring;
using Payouts.Benchmarks.Peers;

namespace Payouts.Benchmarks.Budgets;

/// <summary>What one create costs, beside the peers.</summary>
internal sealed class CreateBudgets : IBudgetSource
{
    public string Name => "create";

    public async IAsyncEnumerable<Budget> MeasureAsync(TextWriter tell, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Candidate[] candidates = [RawPeer.Create(), await PayoutsAdapterPeer.CreateAsync(), PayoutsClientPeer.Create()];
        IReadOnlyList<Measured> measured = await SideBySide.RunAsync(candidates);
        MeasuredTable.Write(tell, measured);
        Measured raw = measured[0], adapter = measured[1], client = measured[2];
        yield return new Budget("adapter create, bytes", adapter.Bytes / raw.Bytes, 0.65, "× raw");
        yield return new Budget("adapter create, time", adapter.Ratio, 1.10, "× raw");
        yield return new Budget("client create, bytes", client.Bytes / raw.Bytes, 1.6, "× raw");
        yield return new Budget("client create, time", client.Ratio, 2.0, "× raw");
    }
}
