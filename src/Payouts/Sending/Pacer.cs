using Payouts.Providers;

namespace Payouts.Sending;

/// <summary>Keeps calls within one rate limit: never more than its permits in any window of its length, first come first served.</summary>
/// <remarks>Written here, because the framework's limiters do not take a <see cref="TimeProvider"/> and refill between the windows of the provider.</remarks>
internal sealed class Pacer(RateLimit limit, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Queue<TimeSpan> _grants = new();
    private readonly long _origin = time.GetTimestamp();
    private TimeSpan _last;

    // Monotonic: a correction of the wall clock neither stops payouts nor lets a burst through.
    private TimeSpan Now => time.GetElapsedTime(_origin);

    /// <summary>Takes a permit if one is free now.</summary>
    internal bool TryTake()
    {
        lock (_lock)
        {
            TimeSpan now = Now;
            if (NextSlot(now) > now) return false;
            Grant(now);
            return true;
        }
    }

    /// <summary>Waits for the next permit, or returns <c>false</c> at once when that would take longer than allowed.</summary>
    internal async ValueTask<bool> TryTakeAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (_lock)
        {
            TimeSpan now = Now;
            TimeSpan slot = NextSlot(now);
            wait = slot - now;
            if (wait > longest) return false;
            Grant(slot);
        }

        if (wait > TimeSpan.Zero) await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private TimeSpan NextSlot(TimeSpan now)
    {
        TimeSpan earliest = now > _last ? now : _last;
        if (_grants.Count < limit.Permits) return earliest;
        TimeSpan free = _grants.Peek() + limit.Per;
        return free > earliest ? free : earliest;
    }

    private void Grant(TimeSpan slot)
    {
        if (_grants.Count == limit.Permits) _grants.Dequeue();
        _grants.Enqueue(slot);
        _last = slot;
    }
}
