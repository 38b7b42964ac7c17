namespace Payouts.Providers;

/// <summary>Keeps what was read from a provider's directory for a while; callers that come together share one read.</summary>
/// <remarks>
/// Kept by key, because a directory of one environment or tenant is not another's: make the key of whatever the answer depends on.
/// A read that fails is not kept. An old entry that cannot be renewed stays in use up to <c>staleFor</c> longer.
/// </remarks>
/// <typeparam name="T">What is kept.</typeparam>
public sealed class DirectoryCache<T>
    where T : class
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly TimeSpan _freshFor;
    private readonly TimeSpan _staleFor;

    /// <summary>Makes an empty cache.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="freshFor">How long an entry is used without asking again.</param>
    /// <param name="staleFor">How much longer it is used when asking again fails.</param>
    public DirectoryCache(TimeProvider time, TimeSpan freshFor, TimeSpan staleFor = default)
    {
        ArgumentNullException.ThrowIfNull(time);
        _time = time;
        _freshFor = freshFor;
        _staleFor = staleFor;
    }

    /// <summary>The entry of a key: the kept one, or one that is read now.</summary>
    /// <param name="key">What the answer depends on.</param>
    /// <param name="read">Reads it; shared by everybody who waits, so the token it gets never ends.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="PayoutProviderException">The read failed, and nothing kept may stand in.</exception>
    public async Task<T> GetAsync(string key, Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(read);
        Task<T> reading;
        Entry entry;
        lock (_gate)
        {
            if (!_entries.TryGetValue(key, out entry!)) _entries[key] = entry = new Entry();
            if (entry.Kept is { } kept && Age(entry) < _freshFor) return kept;
            reading = entry.Reading ??= ObserveAsync(ReadAsync(entry, read));
        }

        try
        {
            return await reading.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PayoutProviderException) when (StandIn(entry) is not null)
        {
            return StandIn(entry)!;
        }
    }

    /// <summary>Forgets a key, so that the next caller reads anew: for when what was kept turned out to lack something.</summary>
    /// <returns>Whether there was something to forget that was older than <paramref name="atLeast"/>; a fresh entry is not read again and again.</returns>
    public bool Forget(string key, TimeSpan atLeast)
    {
        ArgumentNullException.ThrowIfNull(key);
        lock (_gate)
        {
            if (!_entries.TryGetValue(key, out Entry? entry) || entry.Kept is null || Age(entry) < atLeast) return false;
            entry.IsExpired = true;
            return true;
        }
    }

    // The read belongs to everybody who waits for it, so no single caller's token ends it: it has the time-outs of the read pipeline.
    private async Task<T> ReadAsync(Entry entry, Func<CancellationToken, Task<T>> read)
    {
        // Off the first caller's context, which may never run anything again while others wait.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            T value = await read(CancellationToken.None).ConfigureAwait(false);
            lock (_gate)
            {
                entry.Kept = value;
                entry.ReadAt = _time.GetTimestamp();
                entry.IsExpired = false;
            }

            return value;
        }
        finally
        {
            lock (_gate) entry.Reading = null;
        }
    }

    // Whoever waits hears of a failure; when nobody is left to, it is nobody's.
    private static Task<T> ObserveAsync(Task<T> reading)
    {
        _ = reading.ContinueWith(static failed => failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return reading;
    }

    private TimeSpan Age(Entry entry) => entry.IsExpired ? TimeSpan.MaxValue : _time.GetElapsedTime(entry.ReadAt);

    private T? StandIn(Entry entry)
    {
        lock (_gate) return entry.Kept is { } kept && _time.GetElapsedTime(entry.ReadAt) < _freshFor + _staleFor ? kept : null;
    }

    private sealed class Entry
    {
        internal T? Kept { get; set; }

        internal long ReadAt { get; set; }

        internal bool IsExpired { get; set; }

        internal Task<T>? Reading { get; set; }
    }
}
