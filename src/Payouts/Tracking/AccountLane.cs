namespace Payouts.Tracking;

/// <summary>How the payouts of one account are looked at: some side by side, and none for a while after failures in a row, so that other accounts go on.</summary>
internal sealed class AccountLane(TimeProvider time)
{
    /// <summary>How many failures in a row make an account rest.</summary>
    internal const int FailuresBeforeRest = 5;

    private static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan FirstGuess = TimeSpan.FromMilliseconds(200);

    private readonly WorkLane _work = new();
    private readonly Lock _lock = new();
    private readonly long _origin = time.GetTimestamp();
    private TimeSpan _look = FirstGuess;
    private TimeSpan _rest = FirstRest;
    private TimeSpan _restBegan;
    private TimeSpan _restEnds;
    private TimeSpan _nextPlace;
    private int _failures;

    private TimeSpan Now => time.GetElapsedTime(_origin);

    /// <summary>How much is left of the account's rest; <c>null</c> when it does not rest.</summary>
    internal TimeSpan? RestLeft
    {
        get
        {
            lock (_lock) return _failures >= FailuresBeforeRest && Now < _restEnds ? _restEnds - Now : null;
        }
    }

    /// <summary>Whether one payout may be asked about now; <c>null</c>, or how long the account rests. After a rest one payout is asked about, and tells whether it is over.</summary>
    internal TimeSpan? TryAsk()
    {
        lock (_lock)
        {
            if (_failures < FailuresBeforeRest) return null;
            TimeSpan now = Now;
            if (now < _restEnds) return _restEnds - now;
            _restEnds = now + _rest;
            return null;
        }
    }

    /// <summary>When one more payout gets its place, where those that wait already would keep it waiting longer than <paramref name="patience"/>.</summary>
    internal TimeSpan? FindWait(int width, TimeSpan patience)
    {
        lock (_lock)
        {
            if (_look * (_work.Count / width) <= patience) return null;
            TimeSpan now = Now;
            TimeSpan first = now + patience;
            _nextPlace = (_nextPlace > first ? _nextPlace : first) + (_look / width);
            TimeSpan wait = _nextPlace - now;
            return wait < LongestWait ? wait : LongestWait;
        }
    }

    /// <summary>Looks at a payout when it is its turn.</summary>
    /// <param name="width">How many of this account are looked at side by side.</param>
    /// <param name="look">The look; whether the provider gave a useful answer, and what came of it.</param>
    /// <param name="onRest">Called with the pause when the account begins to rest.</param>
    internal Task<T> RunAsync<T>(int width, Func<Task<(bool? IsAnswered, T Result)>> look, Action<TimeSpan> onRest) => _work.RunAsync(width, async () =>
    {
        TimeSpan began = Now;
        (bool? isAnswered, T result) = await look().ConfigureAwait(false);
        if (isAnswered is { } answered && Note(answered, began) is { } rest) onRest(rest);
        return result;
    });

    private TimeSpan? Note(bool isAnswered, TimeSpan began)
    {
        lock (_lock)
        {
            TimeSpan now = Now;
            _look = ((_look * 4) + (now - began)) / 5;
            if (isAnswered)
            {
                (_failures, _rest) = (0, FirstRest);
                return null;
            }

            // Those that were under way when the rest began have told nothing new.
            bool isOld = _failures >= FailuresBeforeRest && began <= _restBegan;
            if (isOld || ++_failures < FailuresBeforeRest) return null;
            TimeSpan rest = _rest;
            (_restBegan, _restEnds) = (now, now + rest);
            _rest = _rest * 2 < LongestRest ? _rest * 2 : LongestRest;
            return rest;
        }
    }
}
