namespace Payouts.Journal;

/// <summary>Undelivered events in memory, in order per payout: only the oldest of each payout is given out.</summary>
internal sealed class MemoryOutbox
{
    // The oldest of each payout, which leads to the others.
    private readonly Dictionary<string, Entry> _byReference = new(StringComparer.Ordinal);
    private readonly List<Entry> _parked = [];
    private long _ids;

    internal void Add(PayoutEvent happened)
    {
        var entry = new Entry(++_ids, happened);
        if (!_byReference.TryAdd(happened.Reference, entry)) Last(_byReference[happened.Reference]).Next = entry;
    }

    internal IReadOnlyList<JournalEvent> Take(int most, TimeSpan hold, DateTimeOffset now)
    {
        var taken = new List<JournalEvent>();
        foreach (Entry first in _byReference.Values)
        {
            if (taken.Count == most) break;
            if (first.NotBefore > now) continue;
            first.NotBefore = now + hold;
            taken.Add(new JournalEvent(first.Id, first.Event, first.Deliveries++));
        }

        return taken;
    }

    internal IEnumerable<JournalEvent> Parked => _parked.OrderBy(static entry => entry.Id).Select(static entry => new JournalEvent(entry.Id, entry.Event, entry.Deliveries));

    internal bool Return(long id)
    {
        if (_parked.Find(entry => entry.Id == id) is not { } parked) return false;
        _parked.Remove(parked);
        parked.Deliveries = 0;
        parked.NotBefore = DateTimeOffset.MinValue;
        Entry? before = null;
        Entry? after = _byReference.GetValueOrDefault(parked.Event.Reference);
        while (after is not null && after.Id < parked.Id) (before, after) = (after, after.Next);
        parked.Next = after;
        if (before is null) _byReference[parked.Event.Reference] = parked;
        else before.Next = parked;
        return true;
    }

    internal void Finish(JournalEvent taken, EventDisposition disposition, DateTimeOffset retryAt)
    {
        if (!_byReference.TryGetValue(taken.Event.Reference, out Entry? first)) return;

        // Taken again by somebody else since: the delivery is theirs to finish.
        if (first.Id != taken.Id || first.Deliveries != taken.Deliveries + 1) return;
        if (disposition == EventDisposition.Retry)
        {
            first.NotBefore = retryAt;
            return;
        }

        if (first.Next is { } next) _byReference[taken.Event.Reference] = next;
        else _byReference.Remove(taken.Event.Reference);
        first.Next = null;
        if (disposition == EventDisposition.Parked) _parked.Add(first);
    }

    private static Entry Last(Entry entry)
    {
        while (entry.Next is { } next) entry = next;
        return entry;
    }

    private sealed class Entry(long id, PayoutEvent happened)
    {
        internal long Id { get; } = id;

        internal PayoutEvent Event { get; } = happened;

        internal Entry? Next { get; set; }

        internal int Deliveries { get; set; }

        internal DateTimeOffset NotBefore { get; set; }
    }
}
