using System.Diagnostics;
using System.Runtime;

namespace Payouts.Benchmarks.Measuring;

/// <summary>Measures candidates in turns, in one process and one run, so that only their ratio is left when the machine has moods.</summary>
internal static class SideBySide
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(1_500);
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(40);

    /// <summary>Measures; the first candidate is what the others are compared with.</summary>
    public static async Task<IReadOnlyList<Measured>> RunAsync(IReadOnlyList<Candidate> candidates, int rounds = 60)
    {
        int[] turns = new int[candidates.Count];
        for (int index = 0; index < candidates.Count; index++) turns[index] = await WarmUpAsync(candidates[index]);

        // Once more, now that what they share is compiled for all of them.
        for (int index = 0; index < candidates.Count; index++) turns[index] = await WarmUpAsync(candidates[index]);

        double[][] times = [.. candidates.Select(_ => new double[rounds])];
        double[] bytes = [.. candidates.Select(static _ => double.MaxValue)];
        for (int round = 0; round < rounds; round++)
        {
            for (int index = 0; index < candidates.Count; index++)
            {
                GC.Collect(0, GCCollectionMode.Forced, blocking: true);
                long allocated = GC.GetTotalAllocatedBytes(precise: true), began = Stopwatch.GetTimestamp();
                await candidates[index].RunAsync(turns[index]);
                times[index][round] = Stopwatch.GetElapsedTime(began).TotalNanoseconds / turns[index];
                bytes[index] = Math.Min(bytes[index], (double)(GC.GetTotalAllocatedBytes(precise: true) - allocated) / turns[index]);
            }
        }

        return
        [
            .. candidates.Select((candidate, index) => new Measured(
                candidate.Name, Median.Of(times[index]), bytes[index], Median.Of(times[index].Select((time, round) => time / times[0][round])))),
        ];
    }

    // Until the runtime has compiled what is hot a second time, which a busy machine puts off; gives how often fits into one turn.
    private static async Task<int> WarmUpAsync(Candidate candidate)
    {
        int count = 1;
        long began = Stopwatch.GetTimestamp(), compiledAt = began, compiled = JitInfo.GetCompiledMethodCount();
        TimeSpan worked = Environment.CpuUsage.TotalTime;
        while (true)
        {
            long turn = Stopwatch.GetTimestamp();
            await candidate.RunAsync(count);
            TimeSpan took = Stopwatch.GetElapsedTime(turn);
            if (JitInfo.GetCompiledMethodCount() != compiled) (compiled, compiledAt) = (JitInfo.GetCompiledMethodCount(), Stopwatch.GetTimestamp());
            bool isWarm = Environment.CpuUsage.TotalTime - worked > WarmUp && Stopwatch.GetElapsedTime(compiledAt) > Quiet;
            if ((isWarm || Stopwatch.GetElapsedTime(began) > LongestWarmUp) && took > Turn / 2) return Math.Max(1, (int)(count * (Turn / took)));
            if (took < Turn) count *= 2;
        }
    }
}
