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
        Candidate rawClient = RawPeer.Create(), azure = AzureCorePeer.Create(), rest = RestSharpPeer.Create();
        Candidate throughAdapter = await PayoutsAdapterPeer.CreateAsync(), throughClient = PayoutsClientPeer.Create();
        IReadOnlyList<Measured> measured = await SideBySide.RunAsync([rawClient, throughAdapter, throughClient, azure, rest, NaivePeer.Create(), NewtonsoftPeer.Create(), FlurlPeer.Create()]);
        MeasuredTable.Write(tell, measured);
        Measured raw = Of(rawClient), adapter = Of(throughAdapter), client = Of(throughClient);
        yield return new Budget("adapter create, bytes", adapter.Bytes / raw.Bytes, 0.65, "× raw");
        yield return new Budget("adapter create, time", adapter.Ratio, 1.10, "× raw");
        yield return new Budget("adapter create, time, below Azure.Core", adapter.Ratio / Of(azure).Ratio, 1.00, "× Azure.Core");
        yield return new Budget("adapter create, time, below RestSharp", adapter.Ratio / Of(rest).Ratio, 1.00, "× RestSharp");
        yield return new Budget("client create, bytes", client.Bytes / raw.Bytes, 1.6, "× raw");
        yield return new Budget("client create, time", client.Ratio, 2.0, "× raw");

        Measured Of(Candidate candidate) => measured.Single(each => string.Equals(each.Name, candidate.Name, StringComparison.Ordinal));
    }
}
