namespace Payouts.Journal;

/// <summary>Undelivered events in memory, in order per payout: only the oldest of each payout is given out.</summary>
internal sealed class MemoryOutbox
{
    private readonly Dictionary<string, Queue<Entry>> _byReference = new(StringComparer.Ordinal);
    private readonly List<Entry> _parked = [];
    private long _ids;

    internal void Add(PayoutEvent happened)
    {
        if (!_byReference.TryGetValue(happened.Reference, out Queue<Entry>? queue)) _byReference.Add(happened.Reference, queue = new Queue<Entry>());
        queue.Enqueue(new Entry(++_ids, happened));
    }

    internal IReadOnlyList<JournalEvent> Take(int most, TimeSpan hold, DateTimeOffset now)
    {
        var taken = new List<JournalEvent>();
        foreach (Queue<Entry> queue in _byReference.Values)
        {
            if (taken.Count == most) break;
            Entry first = queue.Peek();
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
        string reference = parked.Event.Reference;
        IEnumerable<Entry> waiting = _byReference.TryGetValue(reference, out Queue<Entry>? queue) ? queue : [];
        _byReference[reference] = new Queue<Entry>(waiting.Append(parked).OrderBy(static entry => entry.Id));
        return true;
    }

    internal void Finish(JournalEvent taken, EventDisposition disposition, DateTimeOffset retryAt)
    {
        if (!_byReference.TryGetValue(taken.Event.Reference, out Queue<Entry>? queue)) return;
        Entry first = queue.Peek();

        // Taken again by somebody else since: the delivery is theirs to finish.
        if (first.Id != taken.Id || first.Deliveries != taken.Deliveries + 1) return;
        if (disposition == EventDisposition.Retry)
        {
            first.NotBefore = retryAt;
            return;
        }

        queue.Dequeue();
        if (disposition == EventDisposition.Parked) _parked.Add(first);
        if (queue.Count == 0) _byReference.Remove(taken.Event.Reference);
    }

    private sealed class Entry(long id, PayoutEvent happened)
    {
        internal long Id { get; } = id;

        internal PayoutEvent Event { get; } = happened;

        internal int Deliveries { get; set; }

        internal DateTimeOffset NotBefore { get; set; }
    }
}
