namespace Payouts.Testing;

/// <summary>A timer of a <see cref="ManualClock"/>; its times are guarded by the clock.</summary>
internal sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
{
    private readonly ExecutionContext? _context = ExecutionContext.Capture();

    internal TimeSpan DueAt { get; set; }

    internal TimeSpan Period { get; set; }

    internal bool IsDisposed { get; set; }

    /// <summary>Whether it ends a pause: a delay's timer carries the delay's own task, and a deadline's the source that it cancels.</summary>
    internal bool IsPause => state is Task;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, Timeout.InfiniteTimeSpan);
        ArgumentOutOfRangeException.ThrowIfLessThan(period, Timeout.InfiniteTimeSpan);
        return clock.Schedule(this, dueTime, period);
    }

    public void Dispose() => clock.Remove(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    internal void Run()
    {
        if (_context is null) callback(state);
        else ExecutionContext.Run(_context, static self => ((ManualTimer)self!).Invoke(), this);
    }

    private void Invoke() => callback(state);
}
