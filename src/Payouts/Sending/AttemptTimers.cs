namespace Payouts.Sending;

/// <summary>Tells each attempt under way when its deadline has passed, and once more a little later, with one timer for all of them.</summary>
internal sealed class AttemptTimers : IDisposable
{
    // A transport that ignores its cancelled token must not hold a payout for ever.
    private static readonly TimeSpan CancellationGrace = TimeSpan.FromSeconds(2);

    // Timers know whole milliseconds, and may be early by a part of one.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly ITimer _timer;
    private SendAttempt? _first;
    private bool _isDisposed;
    private TimeSpan _armedFor = TimeSpan.MaxValue;

    internal AttemptTimers(TimeProvider time)
    {
        _time = time;
        _origin = time.GetTimestamp();

        // The context of whoever pays first is not everybody's.
        using AsyncFlowControl flow = ExecutionContext.SuppressFlow();
        _timer = time.CreateTimer(static state => ((AttemptTimers)state!).OnTime(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private TimeSpan Now => _time.GetElapsedTime(_origin);

    /// <summary>Watches an attempt until it is removed.</summary>
    internal void Add(SendAttempt attempt)
    {
        lock (_lock)
        {
            TimeSpan now = Now;
            attempt.DueAt = now + attempt.Deadline.Remaining;
            attempt.Next = _first;
            if (_first is not null) _first.Previous = attempt;
            _first = attempt;
            if (attempt.DueAt < _armedFor) Arm(attempt.DueAt, now);
        }
    }

    /// <summary>Watches it no longer.</summary>
    internal void Remove(SendAttempt attempt)
    {
        lock (_lock)
        {
            if (attempt.Previous is { } previous) previous.Next = attempt.Next;
            else _first = attempt.Next;
            if (attempt.Next is { } next) next.Previous = attempt.Previous;
            attempt.Previous = attempt.Next = null;

            // For one of many the timer stays as it is: it comes too early then, and is set anew.
            if (_first is not null) return;
            if (_isDisposed) _timer.Dispose();
            else Arm(TimeSpan.MaxValue, TimeSpan.Zero);
        }
    }

    /// <summary>Ends the timer, once no attempt is under way that it has to end.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            if (_first is null) _timer.Dispose();
        }
    }

    private void OnTime()
    {
        List<SendAttempt>? due = null;
        lock (_lock)
        {
            TimeSpan now = Now, next = TimeSpan.MaxValue;
            for (SendAttempt? attempt = _first; attempt is not null; attempt = attempt.Next)
            {
                if (attempt.DueAt <= now)
                {
                    (due ??= []).Add(attempt);
                    attempt.DueAt = now + CancellationGrace;
                }

                if (attempt.DueAt < next) next = attempt.DueAt;
            }

            Arm(next, now);
        }

        if (due is null) return;
        foreach (SendAttempt attempt in due) Tell(attempt);
    }

    // What the host's own code does when its token is cancelled is not this timer's: it must not end the process, nor keep the others from their deadline.
    private static void Tell(SendAttempt attempt)
    {
        try
        {
            attempt.OnTime();
        }
        catch (AggregateException)
        {
            // All were told before it was thrown.
        }
    }

    private void Arm(TimeSpan dueAt, TimeSpan now)
    {
        _armedFor = dueAt;
        TimeSpan left = dueAt - now;
        _timer.Change(dueAt == TimeSpan.MaxValue ? Timeout.InfiniteTimeSpan : left > Shortest ? left : Shortest, Timeout.InfiniteTimeSpan);
    }
}
