using Payouts.Diagnostics;

namespace Payouts.Tracking;

/// <summary>Counts anew what is not settled while somebody reads the gauges, as often as that is cheap.</summary>
internal sealed class UnsettledWatch(UnsettledCount unsettled, PayoutMetrics metrics, TimeProvider time)
{
    private const int RestsPerCount = 5;

    private static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromMinutes(2);

    private readonly Lock _lock = new();
    private TimeSpan _interval;
    private long _endedAt;
    private Task? _counting;

    /// <summary>Begins to count if somebody reads and it is time; never fails.</summary>
    /// <returns>The count under way, or the last one.</returns>
    internal Task CountIfDueAsync(CancellationToken cancellationToken)
    {
        if (!metrics.Unsettled.AreHeard) return Task.CompletedTask;
        lock (_lock)
        {
            bool isDue = _counting is null || (_counting.IsCompleted && time.GetElapsedTime(_endedAt) >= _interval);
            return isDue ? _counting = CountAsync(cancellationToken) : _counting!;
        }
    }

    /// <summary>Waits for the count under way.</summary>
    internal Task DrainAsync()
    {
        lock (_lock) return _counting ?? Task.CompletedTask;
    }

    private async Task CountAsync(CancellationToken cancellationToken)
    {
        // Whoever asked goes on, whatever the journal does before its first wait.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        long began = time.GetTimestamp();

        // The journal's failures are counted and logged where its work is done; the numbers run out meanwhile.
        await ((Task)unsettled.ReportAsync(cancellationToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        TimeSpan rest = time.GetElapsedTime(began) * RestsPerCount;
        _interval = rest < ShortestInterval ? ShortestInterval : rest > LongestInterval ? LongestInterval : rest;
        _endedAt = time.GetTimestamp();
    }
}
