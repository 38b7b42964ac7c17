using Microsoft.Extensions.Logging;
using Payouts.Diagnostics;

namespace Payouts.DependencyInjection;

/// <summary>One loop of the background work: round after round while there is more, then when it is woken; with growing pauses while rounds fail.</summary>
/// <param name="work">What it works on, for the log.</param>
/// <param name="round">A round; whether there is more to do at once.</param>
/// <param name="wait">Waits for work; takes what the last wait gave, 0 at first.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told once when rounds begin to fail, and when they go on.</param>
internal sealed class BackgroundLoop(
    string work, Func<CancellationToken, Task<bool>> round, Func<long, CancellationToken, Task<long>> wait, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    // Of many writes in a moment each rings the bell: one round serves them all.
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);

    internal async Task RunAsync(CancellationToken stopping)
    {
        long seen = 0;
        for (int failures = 0; !stopping.IsCancellationRequested;)
        {
            TimeSpan pause;
            try
            {
                long began = time.GetTimestamp();
                bool hasMore = await round(stopping).ConfigureAwait(false);
                if (failures > 0) logger.RoundsGoOn(work);
                failures = 0;
                if (hasMore) continue;
                seen = await wait(seen, stopping).ConfigureAwait(false);
                pause = Breath - time.GetElapsedTime(began);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // A journal that is down for an hour must not end the background work for good.
            catch (Exception error)
#pragma warning restore CA1031
            {
                if (failures == 0) logger.RoundFailed(error, work, error.GetType().Name);
                pause = FirstPause * Math.Pow(2, Math.Min(failures++, 10));
                if (pause > LongestPause) pause = LongestPause;
            }

            if (pause > TimeSpan.Zero) await Task.Delay(pause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
