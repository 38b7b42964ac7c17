using BenchmarkDotNet.Attributes;
using Payouts.Benchmarks.Measuring;
using Payouts.Benchmarks.Peers;

namespace Payouts.Benchmarks.Micro;

/// <summary>The table of creates, measured by BenchmarkDotNet: one after the other, where the table's own way takes turns.</summary>
[MemoryDiagnoser]
public class CreateBenchmarks
{
    private const int Payouts = 100;

    private readonly Candidate _raw = RawPeer.Create();
    private readonly Candidate _naive = NaivePeer.Create();
    private readonly Candidate _newtonsoft = NewtonsoftPeer.Create();
    private readonly Candidate _azureCore = AzureCorePeer.Create();
    private readonly Candidate _restSharp = RestSharpPeer.Create();
    private readonly Candidate _flurl = FlurlPeer.Create();
    private readonly Candidate _client = PayoutsClientPeer.Create();
    private Candidate? _adapter;

    [GlobalSetup(Target = nameof(PayoutsAdapterAsync))]
    public async Task SetUpAsync() => _adapter = await PayoutsAdapterPeer.CreateAsync();

    [Benchmark(Baseline = true, OperationsPerInvoke = Payouts)]
    public Task RawAsync() => _raw.RunAsync(Payouts);

    [Benchmark(OperationsPerInvoke = Payouts)]
    public Task NaiveAsync() => _naive.RunAsync(Payouts);

    [Benchmark(OperationsPerInvoke = Payouts)]
    public Task NewtonsoftAsync() => _newtonsoft.RunAsync(Payouts);

    [Benchmark(OperationsPerInvoke = Payouts)]
    public Task AzureCoreAsync() => _azureCore.RunAsync(Payouts);

    [Benchmark(OperationsPerInvoke = Payouts)]
    public Task RestSharpAsync() => _restSharp.RunAsync(Payouts);

    [Benchmark(OperationsPerInvoke = Payouts)]
    public Task FlurlAsync() => _flurl.RunAsync(Payouts);

    [Benchmark(OperationsPerInvoke = Payouts)]
    public Task PayoutsAdapterAsync() => _adapter!.RunAsync(Payouts);

    [Benchmark(OperationsPerInvoke = Payouts)]
    public Task PayoutsClientAsync() => _client.RunAsync(Payouts);
}
