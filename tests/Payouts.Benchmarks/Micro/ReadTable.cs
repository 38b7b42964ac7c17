using Payouts.Benchmarks.Cases;
using Payouts.Benchmarks.Measuring;

namespace Payouts.Benchmarks.Micro;

/// <summary>One read by each adapter.</summary>
internal sealed class ReadTable : IMicroTable
{
    public string Name => "read";

    public async Task WriteAsync(TextWriter tell)
    {
        await tell.WriteLineAsync("One read of a payout by each adapter, with retries, rate limit and breaker, beside HttpClient reading the same bytes without any JSON.");
        foreach (AdapterCase adapter in new[] { MonimeCase.Create(), MonerooCase.Create(), AlexpayCase.Create() })
        {
            await tell.WriteLineAsync();
            MeasuredTable.Write(tell, await SideBySide.RunAsync(await ReadPair.CreateAsync(adapter)));
        }
    }
}
