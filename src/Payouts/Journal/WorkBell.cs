namespace Payouts.Journal;

/// <summary>Wakes the background work of this process when a write has left it something to do.</summary>
internal sealed class WorkBell
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _next;
    private long _count;

    internal void Ring()
    {
        TaskCompletionSource? rung;
        lock (_lock)
        {
            _count++;
            (rung, _next) = (_next, null);
        }

        rung?.SetResult();
    }

    /// <summary>Returns at the first ring after <paramref name="seen"/>, or when the time is over; what it returns is what was seen then.</summary>
    internal async Task<long> WaitAsync(long seen, TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
    {
        Task next;
        lock (_lock)
        {
            if (_count != seen) return _count;
            next = (_next ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }

        try
        {
            await next.WaitAsync(longest, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // Whoever waits looks for work all the same.
        }

        lock (_lock) return _count;
    }
}
