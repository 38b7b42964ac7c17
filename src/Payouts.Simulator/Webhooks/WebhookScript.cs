namespace Payouts.Simulator;

/// <summary>What goes wrong with webhooks on their way; the oldest fault that matches strikes, one an event.</summary>
public sealed class WebhookScript
{
    private readonly Lock _gate = new();
    private readonly List<ArmedFault> _armed = [];
    private readonly List<WebhookDelivery> _held = [];
    private readonly Func<string?, bool> _replay;
    private int _holding;

    internal WebhookScript(Func<string?, bool> replay) => _replay = replay;

    /// <summary>The number of faults that have not struck as often as they should.</summary>
    public int PendingCount
    {
        get
        {
            lock (_gate)
                return _armed.Count;
        }
    }

    /// <summary>The number of deliveries that <see cref="Shuffle"/> keeps back.</summary>
    public int HeldCount
    {
        get
        {
            lock (_gate)
                return _held.Count;
        }
    }

    /// <summary>Queues a fault.</summary>
    /// <param name="fault">The webhooks it waits for and what it does.</param>
    /// <exception cref="ArgumentException">The fault can never strike.</exception>
    public void Enqueue(WebhookFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (fault.Times < 1)
            throw new ArgumentException("Times starts at 1.", nameof(fault));
        lock (_gate)
            _armed.Add(new ArmedFault(fault));
    }

    /// <summary>Queues a one-shot fault for the next webhook of any provider, or of one event.</summary>
    /// <param name="action">What the fault does.</param>
    /// <param name="eventName">The event's name; null for any.</param>
    public void Next(WebhookAction action, string? eventName = null) => Enqueue(new WebhookFault { Action = action, Event = eventName });

    /// <summary>Keeps deliveries back until there are so many, then sends them last first; once.</summary>
    /// <param name="count">How many, 2 or more.</param>
    public void Shuffle(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        lock (_gate)
            _holding = count;
    }

    /// <summary>Sends the webhook that was sent last once more, to the byte, with the signature that it had.</summary>
    /// <param name="provider">The provider's name; null for the last of any.</param>
    /// <exception cref="InvalidOperationException">None has been sent.</exception>
    public void ReplayLast(string? provider = null)
    {
        if (!_replay(provider))
            throw new InvalidOperationException("No webhook has been sent that could be replayed.");
    }

    /// <summary>Forgets all faults and whatever is held back.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _armed.Clear();
            _held.Clear();
            _holding = 0;
        }
    }

    /// <summary>The deliveries that an event becomes, with those that it sets free.</summary>
    internal IReadOnlyList<WebhookDelivery> Plan(WebhookNotice notice, DateTimeOffset now)
    {
        lock (_gate)
        {
            WebhookAction action = Take(notice);
            List<WebhookDelivery> planned =
            [
                .. Enumerable.Repeat(notice.Urls, action.Count)
                    .SelectMany(urls => urls)
                    .Select(url => new WebhookDelivery(notice, url, action) { DueAt = now + action.Wait }),
            ];
            return _holding == 0 ? planned : Hold(planned, now);
        }
    }

    private List<WebhookDelivery> Hold(List<WebhookDelivery> planned, DateTimeOffset now)
    {
        _held.AddRange(planned);
        if (_held.Count < _holding)
            return [];
        List<WebhookDelivery> free = [.. _held];
        free.Reverse();
        foreach (WebhookDelivery delivery in free.Where(delivery => delivery.DueAt < now))
            delivery.DueAt = now;
        _held.Clear();
        _holding = 0;
        return free;
    }

    private WebhookAction Take(WebhookNotice notice)
    {
        if (_armed.Find(armed => armed.Fault.Matches(notice)) is not { } struck)
            return WebhookAction.None;
        if (++struck.Struck >= struck.Fault.Times)
            _armed.Remove(struck);
        struck.Fault.Struck?.Invoke();
        return struck.Fault.Action;
    }

    private sealed class ArmedFault(WebhookFault fault)
    {
        public WebhookFault Fault { get; } = fault;

        public int Struck { get; set; }
    }
}
