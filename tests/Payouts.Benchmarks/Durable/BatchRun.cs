using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Payouts.Benchmarks.Peers;

namespace Payouts.Benchmarks.Durable;

/// <summary>A batch of many payouts through the client on SQLite, so many at once, as somebody pays a whole list.</summary>
internal static class BatchRun
{
    private const int AtOnce = 256;

    /// <summary>Pays the list.</summary>
    public static async Task<BatchOutcome> RunAsync(int payouts)
    {
        await using var place = new SqlitePlace();
        await using ServiceProvider services = PayoutsHost.Build(builder => place.Use(builder));
        var creates = new CallersAtOnce(services.GetRequiredService<IPayoutClient>());
        TimeSpan paying = TimeSpan.Zero;
        int[] marks = [payouts / 10, payouts / 2, payouts];
        double[] heaps = new double[marks.Length];
        for (int index = 0; index < marks.Length; index++)
        {
            long began = Stopwatch.GetTimestamp();
            await creates.RunAsync(AtOnce, marks[index] - (int)creates.Created);
            paying += Stopwatch.GetElapsedTime(began);
            heaps[index] = GC.GetTotalMemory(forceFullCollection: true) / (1024.0 * 1024);
        }

        return new BatchOutcome(payouts / paying.TotalSeconds, heaps, paying);
    }
}
