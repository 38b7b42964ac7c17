namespace Payouts.Sending;

/// <summary>The time until which one attempt may begin to write, on the monotonic and the wall clock: a suspended process passes both.</summary>
internal readonly struct AttemptDeadline
{
    private readonly TimeProvider _time;
    private readonly long _began;
    private readonly TimeSpan _timeout;

    internal AttemptDeadline(TimeProvider time, TimeSpan timeout)
    {
        _time = time;
        _timeout = timeout;
        _began = time.GetTimestamp();
        BeganAt = time.GetUtcNow();
    }

    internal DateTimeOffset BeganAt { get; }

    internal DateTimeOffset At => BeganAt + _timeout;

    internal TimeSpan Remaining
    {
        get
        {
            TimeSpan monotonic = _timeout - _time.GetElapsedTime(_began);
            TimeSpan wall = At - _time.GetUtcNow();
            TimeSpan least = monotonic < wall ? monotonic : wall;
            return least > TimeSpan.Zero ? least : TimeSpan.Zero;
        }
    }

    internal bool HasPassed => Remaining == TimeSpan.Zero;
}
