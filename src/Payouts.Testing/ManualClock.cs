namespace Payouts.Testing;

/// <summary>A clock that stands still until a test moves it: wall time, monotonic time and every timer made of it.</summary>
/// <remarks>Register it as the <see cref="TimeProvider"/> of the code under test. Safe to use from several threads.</remarks>
public sealed class ManualClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly Lock _moving = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly List<(TimeSpan Within, TaskCompletionSource Seen)> _watchers = [];
    private readonly List<TaskCompletionSource> _pauseWatchers = [];
    private TimeSpan _elapsed;
    private DateTimeOffset _utcAtStart;

    /// <summary>Makes a clock that shows 1 January 2030, 00:00 UTC.</summary>
    public ManualClock()
        : this(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>Makes a clock that shows a time.</summary>
    public ManualClock(DateTimeOffset utcNow) => _utcAtStart = utcNow.ToUniversalTime();

    /// <summary>The wall time. Setting it moves the wall clock alone, as a correction of the machine's clock does: monotonic time and timers stay.</summary>
    public DateTimeOffset UtcNow
    {
        get => GetUtcNow();
        set
        {
            lock (_lock) _utcAtStart = value.ToUniversalTime() - _elapsed;
        }
    }

    /// <summary>Ticks of 100 nanoseconds, as <see cref="GetTimestamp"/> counts them.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>UTC, so that tests give the same on every machine.</summary>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return _utcAtStart + _elapsed;
    }

    /// <inheritdoc />
    public override long GetTimestamp()
    {
        lock (_lock) return _elapsed.Ticks;
    }

    /// <summary>Moves wall and monotonic time, and runs each timer that comes due on the way, in order, each at its own time.</summary>
    /// <param name="by">How far; zero runs timers that are due already.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative: monotonic time never goes back. Set <see cref="UtcNow"/> to turn the wall clock back.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        lock (_moving)
        {
            TimeSpan target;
            lock (_lock) target = _elapsed + by;
            while (TakeNextDue(target) is { } timer) timer.Run();
            lock (_lock) _elapsed = target;
        }
    }

    /// <summary>Completes when some timer would fire if the clock were advanced by this much: the code under test has come to wait.</summary>
    /// <param name="within">How far ahead to look, the end included.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task WaitForTimerAsync(TimeSpan within, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (_timers.Exists(timer => timer.DueAt <= _elapsed + within)) return Task.CompletedTask;
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _watchers.Add((within, seen));
            return seen.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Completes with the time that is left of the shortest pause, once some code has come to wait in one; a deadline is no pause.</summary>
    internal async Task<TimeSpan> WaitForPauseAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            TaskCompletionSource seen;
            lock (_lock)
            {
                if (_timers.Where(static timer => timer.IsPause).MinBy(static timer => timer.DueAt) is { } pause) return pause.DueAt > _elapsed ? pause.DueAt - _elapsed : TimeSpan.Zero;
                seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _pauseWatchers.Add(seen);
            }

            await seen.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The time that is left until the next deadline, or <c>null</c> where there is none; a pause is no deadline.</summary>
    internal TimeSpan? UntilDeadline
    {
        get
        {
            lock (_lock) return _timers.Where(static timer => !timer.IsPause).MinBy(static timer => timer.DueAt)?.DueAt - _elapsed;
        }
    }

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    internal bool Schedule(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            if (timer.IsDisposed) return false;
            _timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan) return true;
            timer.DueAt = _elapsed + dueTime;
            timer.Period = period;
            _timers.Add(timer);
            foreach ((TimeSpan within, TaskCompletionSource seen) in _watchers)
            {
                if (dueTime <= within) seen.TrySetResult();
            }

            _watchers.RemoveAll(static watcher => watcher.Seen.Task.IsCompleted);
            if (!timer.IsPause) return true;
            foreach (TaskCompletionSource seen in _pauseWatchers) seen.TrySetResult();
            _pauseWatchers.Clear();
            return true;
        }
    }

    internal void Remove(ManualTimer timer)
    {
        lock (_lock)
        {
            timer.IsDisposed = true;
            _timers.Remove(timer);
        }
    }

    private ManualTimer? TakeNextDue(TimeSpan target)
    {
        lock (_lock)
        {
            ManualTimer? next = _timers.MinBy(static timer => timer.DueAt);
            if (next is null || next.DueAt > target) return null;
            if (next.DueAt > _elapsed) _elapsed = next.DueAt;
            _timers.Remove(next);
            if (next.Period <= TimeSpan.Zero) return next;
            next.DueAt += next.Period;
            _timers.Add(next);
            return next;
        }
    }
}
