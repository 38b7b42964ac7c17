using Payouts.Benchmarks.Measuring;

namespace Payouts.Performance.Tests.Support;

/// <summary>What one operation allocates, on whatever threads it runs.</summary>
internal static class AllocatedBytes
{
    private const int Rounds = 25;
    private const int Times = 400;

    /// <summary>The least of many rounds, for what else goes on in the process only adds.</summary>
    public static async Task<double> OfAsync(Candidate candidate)
    {
        for (int warmUp = 0; warmUp < 3; warmUp++) await candidate.RunAsync(Times);
        long least = long.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            await candidate.RunAsync(Times);
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return (double)least / Times;
    }

    /// <inheritdoc cref="OfAsync(Candidate)" />
    public static Task<double> OfAsync(Action once) => OfAsync(new Candidate("", count =>
    {
        for (int index = 0; index < count; index++) once();
        return Task.CompletedTask;
    }));
}
