using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Payouts.Benchmarks.Peers;
using Payouts.Providers;

namespace Payouts.Benchmarks.Cold;

/// <summary>The first create of a process, from an empty service collection to the answer; it writes its microseconds, how many methods were compiled on the way, in how many microseconds, and ends.</summary>
internal static class ColdStart
{
    public const string Command = "cold";
    public const string Raw = "raw";
    public const string Library = "payouts";

    /// <summary>Runs before anything else of this program does: what is measured is cold only once.</summary>
    public static async Task<int> RunAsync(string what)
    {
        long methods = JitInfo.GetCompiledMethodCount();
        TimeSpan compiling = JitInfo.GetCompilationTime();
        long began = Stopwatch.GetTimestamp();
        if (string.Equals(what, Raw, StringComparison.Ordinal)) await CreateRawAsync();
        else await CreateThroughLibraryAsync();
        TimeSpan took = Stopwatch.GetElapsedTime(began);
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{took.TotalMicroseconds:F0} {JitInfo.GetCompiledMethodCount() - methods} {(JitInfo.GetCompilationTime() - compiling).TotalMicroseconds:F0}"));
        return 0;
    }

    // A named client, as the library has: a typed one would bring expression trees, which take as long again.
    private static async Task CreateRawAsync()
    {
        var services = new ServiceCollection();
        services.AddHttpClient("provider").ConfigurePrimaryHttpMessageHandler(static () => Samples.Provider());
        await using ServiceProvider provider = services.BuildServiceProvider();
        using HttpClient client = provider.GetRequiredService<IHttpClientFactory>().CreateClient("provider");
        await RawPeer.CreateAsync(client, Samples.Payouts, Samples.Reference(1));
    }

    private static async Task CreateThroughLibraryAsync()
    {
        var services = new ServiceCollection();
        services.AddPayouts(static payouts =>
        {
            payouts.AddMonime(static options =>
            {
                options.AccessToken = Samples.Token;
                options.SpaceId = Samples.Space;
                options.BaseAddress = Samples.BaseAddress;
                options.Transport.AllowForeignTransport = true;
            });
            payouts.UseInMemoryJournal();
        });
        services.AddHttpClient(PayoutHttp.ClientName(PayoutsHost.Account)).ConfigurePrimaryHttpMessageHandler(static () => Samples.Provider());
        await using ServiceProvider provider = services.BuildServiceProvider();
        Payout payout = await provider.GetRequiredService<IPayoutClient>().CreateAsync(PayoutsHost.Request(Samples.Reference(1)), CancellationToken.None);
        if (payout.Status != PayoutStatus.Pending) throw new InvalidOperationException("Not accepted.");
    }
}
