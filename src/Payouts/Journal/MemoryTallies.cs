namespace Payouts.Journal;

/// <summary>Running totals in memory.</summary>
internal sealed class MemoryTallies
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>The first total that a change would take past its limit, or <c>null</c>.</summary>
    internal Tally? FindPassed(IReadOnlyList<TallyChange> changes, DateTimeOffset now)
    {
        foreach (TallyChange change in changes)
        {
            (Tally after, _) = Apply(change, now);
            if (after.Count > change.MostCount || after.Amount > change.MostAmount) return Find(change.Key, now) ?? new Tally(change.Key, Count: 0, Amount: 0, Holder: null);
        }

        return null;
    }

    internal void Add(IReadOnlyList<TallyChange> changes, DateTimeOffset now)
    {
        foreach (TallyChange change in changes)
        {
            (Tally after, DateTimeOffset? until) = Apply(change, now);
            _entries[change.Key] = new Entry(after, until);
        }
    }

    internal Tally? Find(string key, DateTimeOffset now) => _entries.TryGetValue(key, out Entry? entry) && !(entry.Until <= now) ? entry.Tally : null;

    private (Tally After, DateTimeOffset? Until) Apply(TallyChange change, DateTimeOffset now)
    {
        Entry? entry = _entries.TryGetValue(change.Key, out Entry? known) && !(known.Until <= now) ? known : null;
        long count = Math.Max(0, checked((entry?.Tally.Count ?? 0) + change.Count));
        long amount = Math.Max(0, checked((entry?.Tally.Amount ?? 0) + change.Amount));
        bool adds = change is { Count: > 0 } or { Amount: > 0 };
        string? holder = adds ? change.Holder ?? entry?.Tally.Holder : entry?.Tally.Holder;
        return (new Tally(change.Key, count, amount, holder), entry is null ? now + change.Keep : adds ? Later(entry.Until, now + change.Keep) : entry.Until);
    }

    // None is for ever.
    private static DateTimeOffset? Later(DateTimeOffset? left, DateTimeOffset? right) => left is null || right is null ? null : left > right ? left : right;

    private sealed record Entry(Tally Tally, DateTimeOffset? Until);
}
