namespace Payouts.Simulator.Monime;

/// <summary>The successful creates of a Space by key; failures are never kept, and a key is free again once its window has passed.</summary>
internal sealed class MonimeIdempotencyCache(TimeSpan window)
{
    private readonly Dictionary<string, Kept> _answers = new(StringComparer.Ordinal);

    /// <summary>The body to replay, or null when the key is free.</summary>
    /// <exception cref="MonimeRefusalException">409: the key belongs to another request.</exception>
    public byte[]? Find(string key, string checksum, DateTimeOffset now)
    {
        if (!_answers.TryGetValue(key, out Kept? kept) || IsOver(kept, now))
            return null;
        if (!string.Equals(kept.Checksum, checksum, StringComparison.Ordinal))
            throw new MonimeRefusalException(409, "idempotency_key_in_use", "The idempotency key is already used by another request");
        return kept.Body;
    }

    public void Keep(string key, string checksum, byte[] body, DateTimeOffset now) => _answers[key] = new Kept(checksum, body, now);

    private bool IsOver(Kept kept, DateTimeOffset now) => window != Timeout.InfiniteTimeSpan && now - kept.At >= window;

    private sealed record Kept(string Checksum, byte[] Body, DateTimeOffset At);
}
