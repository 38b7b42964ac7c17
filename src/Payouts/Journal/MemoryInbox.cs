namespace Payouts.Journal;

/// <summary>Webhook deliveries in memory.</summary>
internal sealed class MemoryInbox
{
    private readonly Dictionary<(string Account, string Key), Entry> _byKey = [];
    private readonly SortedDictionary<long, Entry> _waiting = [];
    private readonly PriorityQueue<Entry, DateTimeOffset> _kept = new();
    private long _ids;

    internal bool Receive(JournalDelivery delivery, TimeSpan keep, DateTimeOffset now)
    {
        Forget(now);
        if (_byKey.TryGetValue((delivery.Account, delivery.Key), out Entry? known) && (known.IsWaiting || known.KeptUntil > now)) return false;
        var entry = new Entry(delivery with { Id = ++_ids, Takes = 0 }, now + keep) { NotBefore = now, IsWaiting = true };
        _byKey[(delivery.Account, delivery.Key)] = entry;
        _waiting.Add(entry.Delivery.Id, entry);
        return true;
    }

    internal IReadOnlyList<JournalDelivery> Take(int most, TimeSpan hold, DateTimeOffset now)
    {
        var taken = new List<JournalDelivery>();
        foreach (Entry entry in _waiting.Values.Where(entry => entry.NotBefore <= now).OrderBy(static entry => entry.NotBefore).ThenBy(static entry => entry.Delivery.Id).Take(most))
        {
            taken.Add(entry.Delivery);
            entry.Delivery = entry.Delivery with { Takes = entry.Delivery.Takes + 1 };
            entry.NotBefore = now + hold;
        }

        return taken;
    }

    internal void Finish(JournalDelivery taken, DeliveryEnd end, TimeSpan retryIn, DateTimeOffset now)
    {
        // Taken again by somebody else since: it is theirs to finish.
        if (!_waiting.TryGetValue(taken.Id, out Entry? entry) || entry.Delivery.Takes != taken.Takes + 1) return;
        if (end == DeliveryEnd.Retry)
        {
            entry.NotBefore = now + retryIn;
            return;
        }

        entry.IsWaiting = false;
        _waiting.Remove(taken.Id);
        if (end == DeliveryEnd.Dropped) _byKey.Remove((entry.Delivery.Account, entry.Delivery.Key));
        else _kept.Enqueue(entry, entry.KeptUntil);
    }

    private void Forget(DateTimeOffset now)
    {
        while (_kept.TryPeek(out Entry? entry, out DateTimeOffset until) && until <= now)
        {
            _kept.Dequeue();
            (string, string) key = (entry.Delivery.Account, entry.Delivery.Key);
            if (_byKey.TryGetValue(key, out Entry? current) && ReferenceEquals(current, entry)) _byKey.Remove(key);
        }
    }

    private sealed class Entry(JournalDelivery delivery, DateTimeOffset keptUntil)
    {
        internal JournalDelivery Delivery { get; set; } = delivery;

        internal DateTimeOffset KeptUntil { get; } = keptUntil;

        internal DateTimeOffset NotBefore { get; set; }

        internal bool IsWaiting { get; set; }
    }
}
