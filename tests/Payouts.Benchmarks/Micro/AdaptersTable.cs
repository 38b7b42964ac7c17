using Payouts.Benchmarks.Cases;
using Payouts.Benchmarks.Measuring;

namespace Payouts.Benchmarks.Micro;

/// <summary>One create by each adapter.</summary>
internal sealed class AdaptersTable : IMicroTable
{
    public string Name => "adapters";

    public async Task WriteAsync(TextWriter tell)
    {
        await tell.WriteLineAsync("One create by each adapter, mapped, guarded, read and judged, beside HttpClient moving the same bytes without any JSON.");
        await tell.WriteLineAsync("The directories that Moneroo's and Alexpay's adapters ask first are read once and kept, as in a running service.");
        foreach (AdapterCase adapter in new[] { MonimeCase.Create(), MonerooCase.Create(), AlexpayCase.Create() })
        {
            await tell.WriteLineAsync();
            MeasuredTable.Write(tell, await SideBySide.RunAsync(
            [
                await CreatePair.RawAsync(adapter, $"{adapter.Name}: raw HttpClient, bytes only", adapter.Provider!),
                await CreatePair.AdapterAsync(adapter, $"{adapter.Name}: adapter through the guard"),
            ]));
        }
    }
}
