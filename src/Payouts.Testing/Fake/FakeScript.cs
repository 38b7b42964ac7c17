namespace Payouts.Testing;

/// <summary>The queued replies of a fake, each used once.</summary>
internal sealed class FakeScript(FakePayoutProvider fake)
{
    private readonly Lock _lock = new();
    private readonly Queue<FakeReply> _replies = new();
    private readonly HashSet<string> _promised = new(StringComparer.Ordinal);
    private int _unscripted;

    internal int LeftOver
    {
        get
        {
            lock (_lock) return _replies.Count;
        }
    }

    internal int Unscripted
    {
        get
        {
            lock (_lock) return _unscripted;
        }
    }

    internal void Add(FakeReply reply)
    {
        lock (_lock) _replies.Enqueue(reply);
    }

    /// <summary>In strict mode, keeps a reply for a payout that is being prepared.</summary>
    /// <exception cref="PayoutStateException">None is left; thrown here, where the caller of <c>CreateAsync</c> sees it.</exception>
    internal void Promise(string handle)
    {
        lock (_lock)
        {
            if (!fake.Strict || _promised.Contains(handle)) return;
            if (_promised.Count >= _replies.Count) throw NoReply();
            _promised.Add(handle);
        }
    }

    /// <summary>The reply to a create call.</summary>
    /// <exception cref="PayoutStateException">Strict, and none is left.</exception>
    internal FakeReply Take(FakeCreate create)
    {
        lock (_lock)
        {
            _promised.Remove(create.Handle);
            if (_replies.TryDequeue(out FakeReply? reply)) return reply;
            if (fake.Strict) throw NoReply();
        }

        return fake.Otherwise(create) ?? throw new InvalidOperationException($"{nameof(FakePayoutProvider.Otherwise)} of the fake '{fake.Name}' gave no reply.");
    }

    private PayoutStateException NoReply()
    {
        _unscripted++;
        return new PayoutStateException($"The fake '{fake.Name}' is strict and has no reply left for this payout: queue one with {nameof(FakePayoutProvider.Next)}.") { Provider = fake.Name };
    }
}
