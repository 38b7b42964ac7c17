namespace Payouts.AspNetCore;

/// <summary>The last answer of a check, for as long as it counts; several probes at once ask once.</summary>
internal sealed class CachedAnswer<T>(TimeProvider time) : IDisposable
    where T : class
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private T? _answer;
    private long _answeredAt;

    internal async Task<T> GetAsync(TimeSpan keep, Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_answer is { } known && time.GetElapsedTime(_answeredAt) < keep) return known;
            _answer = await ask(cancellationToken).ConfigureAwait(false);
            _answeredAt = time.GetTimestamp();
            return _answer;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
