namespace Payouts.Simulator;

/// <summary>Every attempt to deliver a webhook, with what was answered.</summary>
public sealed class WebhookLog
{
    private readonly Lock _gate = new();
    private readonly List<SentWebhook> _sent = [];

    internal WebhookLog()
    {
    }

    /// <summary>The number of attempts that have ended.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _sent.Count;
        }
    }

    /// <summary>The attempts that have ended, in the order of sending.</summary>
    public IReadOnlyList<SentWebhook> All
    {
        get
        {
            lock (_gate)
                return [.. _sent];
        }
    }

    internal void Add(SentWebhook sent)
    {
        lock (_gate)
            _sent.Add(sent);
    }

    internal void Clear()
    {
        lock (_gate)
            _sent.Clear();
    }
}
