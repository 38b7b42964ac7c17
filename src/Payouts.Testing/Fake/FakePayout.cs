namespace Payouts.Testing;

/// <summary>One payout that a <see cref="FakePayoutProvider"/> has executed, as it stands.</summary>
public sealed class FakePayout
{
    private readonly Queue<string> _statuses;
    private volatile string _end;

    internal FakePayout(string id, FakeCreate create, Money amount, FakeReply reply)
    {
        Id = id;
        Create = create;
        Amount = amount;
        _statuses = new Queue<string>(reply.Statuses);
        _end = reply.Statuses[^1];
        Failure = reply.Failure;
    }

    /// <summary>The provider's id.</summary>
    public string Id { get; }

    /// <summary>The call that made it.</summary>
    public FakeCreate Create { get; }

    /// <summary>The amount.</summary>
    public Money Amount { get; }

    /// <summary>The status text that was shown last; <c>pending</c> at first.</summary>
    public string Status { get; private set; } = FakeStatus.TextOf(PayoutStatus.Pending);

    /// <summary>The reason, once it failed.</summary>
    public PayoutFailure? Failure { get; private set; }

    /// <summary>Whether money has moved or is still going to.</summary>
    public bool Counts => !FakeStatus.TryMap(_end, out PayoutStatus end) || end is not (PayoutStatus.Failed or PayoutStatus.Cancelled);

    /// <summary>Id and status.</summary>
    public override string ToString() => $"{Id}: {Status}";

    internal bool Is(PayoutStatus status) => string.Equals(Status, FakeStatus.TextOf(status), StringComparison.Ordinal);

    internal void Step()
    {
        if (_statuses.TryDequeue(out string? next)) Status = next;
    }

    internal void Show(PayoutStatus status, PayoutFailure? failure)
    {
        _statuses.Clear();
        Status = _end = FakeStatus.TextOf(status);
        Failure = failure;
    }
}
