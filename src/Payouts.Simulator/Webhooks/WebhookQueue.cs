namespace Payouts.Simulator;

/// <summary>What waits to be sent, and the instants at which a payout may change.</summary>
internal sealed class WebhookQueue
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<WebhookDelivery, (DateTimeOffset Due, long Sequence)> _waiting = new();
    private readonly PriorityQueue<DateTimeOffset, DateTimeOffset> _changes = new();
    private long _sequence;

    public void Add(WebhookDelivery delivery)
    {
        lock (_gate)
            _waiting.Enqueue(delivery, (delivery.DueAt, ++_sequence));
    }

    public void AddChange(DateTimeOffset at)
    {
        lock (_gate)
            _changes.Enqueue(at, at);
    }

    /// <summary>The next delivery that is due; null when none is.</summary>
    public WebhookDelivery? Take(DateTimeOffset now)
    {
        lock (_gate)
        {
            if (!_waiting.TryPeek(out WebhookDelivery? delivery, out (DateTimeOffset Due, long Sequence) place) || place.Due > now)
                return null;
            _waiting.Dequeue();
            return delivery;
        }
    }

    /// <summary>When there is something to do next; changes that lie before <paramref name="seen"/> are forgotten.</summary>
    public DateTimeOffset? NextAt(DateTimeOffset seen)
    {
        lock (_gate)
        {
            while (_changes.TryPeek(out DateTimeOffset passed, out _) && passed <= seen)
                _changes.Dequeue();
            DateTimeOffset? change = _changes.TryPeek(out DateTimeOffset next, out _) ? next : null;
            DateTimeOffset? delivery = _waiting.TryPeek(out _, out (DateTimeOffset Due, long Sequence) place) ? place.Due : null;
            return change is null || delivery < change ? delivery : change;
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _waiting.Clear();
            _changes.Clear();
        }
    }
}
