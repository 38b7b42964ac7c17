using Payouts.Providers;

namespace Payouts.Sending;

/// <summary>Keeps calls within one rate limit: never more than its permits in any window of its length, first come first served.</summary>
/// <remarks>Written here, because the framework's limiters do not take a <see cref="TimeProvider"/> and refill between the windows of the provider.</remarks>
internal sealed class Pacer(RateLimit limit, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly List<TimeSpan> _grants = [];
    private readonly long _origin = time.GetTimestamp();

    // Monotonic: a corrected wall clock neither stops the calls nor lets too many through.
    private TimeSpan Now => time.GetElapsedTime(_origin);

    /// <summary>How long the next permit would be waited for.</summary>
    internal TimeSpan Wait
    {
        get
        {
            lock (_lock)
            {
                TimeSpan now = Now;
                return NextSlot(now) - now;
            }
        }
    }

    /// <summary>Takes a permit if one is free now.</summary>
    internal bool TryTake(out TimeSpan slot)
    {
        lock (_lock)
        {
            slot = NextSlot(Now);
            if (slot > Now) return false;
            Grant(slot);
            return true;
        }
    }

    /// <summary>Waits for the next permit, or returns <c>null</c> at once when that would take longer than allowed.</summary>
    internal async ValueTask<TimeSpan?> TryTakeAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        TimeSpan slot, wait;
        lock (_lock)
        {
            TimeSpan now = Now;
            slot = NextSlot(now);
            wait = slot - now;
            if (wait > longest) return null;
            Grant(slot);
        }

        if (wait <= TimeSpan.Zero) return slot;
        try
        {
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
            return slot;
        }
        catch (OperationCanceledException)
        {
            Return(slot);
            throw;
        }
    }

    /// <summary>Gives back a permit that was not used.</summary>
    internal void Return(TimeSpan slot)
    {
        lock (_lock) _grants.Remove(slot);
    }

    private TimeSpan NextSlot(TimeSpan now)
    {
        if (_grants.Count == 0) return now;
        TimeSpan earliest = now > _grants[^1] ? now : _grants[^1];
        if (_grants.Count < limit.Permits) return earliest;
        TimeSpan free = _grants[^limit.Permits] + limit.Per;
        return free > earliest ? free : earliest;
    }

    private void Grant(TimeSpan slot)
    {
        if (_grants.Count >= 2 * limit.Permits) _grants.RemoveRange(0, _grants.Count - limit.Permits);
        _grants.Add(slot);
    }
}
