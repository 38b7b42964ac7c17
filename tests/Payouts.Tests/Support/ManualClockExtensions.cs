using Payouts.Testing;

namespace Payouts.Tests.Support;

/// <summary>Lets work that really waits for sockets wait for its pauses on a clock that stands still.</summary>
internal static class ManualClockExtensions
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Waits for work, moving the clock whenever the work waits for a short pause.</summary>
    public static async Task<T> RunAsync<T>(this ManualClock clock, Task<T> work)
    {
        using var done = new CancellationTokenSource(Patience.Long);
        while (await Task.WhenAny(work, clock.WaitForTimerAsync(LongestPause, done.Token)) != work)
        {
            done.Token.ThrowIfCancellationRequested();
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        await done.CancelAsync();
        return await work;
    }
}
