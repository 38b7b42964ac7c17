using System.Globalization;
using Payouts.Providers;

namespace Payouts.Testing;

/// <summary>What a fake was asked and has executed.</summary>
internal sealed class FakeBook
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, PayoutRequest> _byHandle = new(StringComparer.Ordinal);
    private readonly List<PayoutRequest> _prepared = [];
    private readonly List<FakeCreate> _creates = [];
    private readonly List<FakePayout> _payouts = [];

    internal IReadOnlyList<PayoutRequest> Prepared
    {
        get
        {
            lock (_lock) return [.. _prepared];
        }
    }

    internal IReadOnlyList<FakeCreate> Creates
    {
        get
        {
            lock (_lock) return [.. _creates];
        }
    }

    internal IReadOnlyList<FakePayout> Payouts
    {
        get
        {
            lock (_lock) return [.. _payouts];
        }
    }

    internal void Prepare(PayoutRequest request, CorrelationHandle handle)
    {
        lock (_lock)
        {
            _prepared.Add(request);
            _byHandle[handle.Token] = request;
        }
    }

    internal PayoutRequest? RequestOf(string handle)
    {
        lock (_lock) return _byHandle.GetValueOrDefault(handle);
    }

    /// <summary>The payout of an idempotency key, or <c>null</c>.</summary>
    internal FakePayout? ByKey(string? key)
    {
        lock (_lock) return key is null ? null : _payouts.Find(payout => string.Equals(payout.Create.IdempotencyKey, key, StringComparison.Ordinal));
    }

    internal void Arrive(FakeCreate create)
    {
        lock (_lock) _creates.Add(create);
    }

    internal FakePayout Execute(FakeCreate create, Money amount, FakeReply reply)
    {
        lock (_lock)
        {
            var payout = new FakePayout(string.Create(CultureInfo.InvariantCulture, $"fake-{_payouts.Count + 1}"), create, amount, reply);
            _payouts.Add(payout);
            return payout;
        }
    }

    /// <summary>Lets a read see the next status, and draws it.</summary>
    internal T? Read<T>(string id, Func<FakePayout, T> draw)
        where T : class
    {
        lock (_lock)
        {
            if (Find(id) is not { } payout) return null;
            payout.Step();
            return draw(payout);
        }
    }

    internal T[] Search<T>(string handle, Func<FakePayout, T> draw)
    {
        lock (_lock) return [.. _payouts.Where(payout => string.Equals(payout.Create.Handle, handle, StringComparison.Ordinal)).Select(draw)];
    }

    /// <summary>Withdraws a payout; <c>null</c> where there is none, false where it is too late.</summary>
    internal bool? Cancel(string id)
    {
        lock (_lock)
        {
            if (Find(id) is not { } payout) return null;
            if (!payout.Is(PayoutStatus.Pending)) return false;
            payout.Show(PayoutStatus.Cancelled, failure: null);
            return true;
        }
    }

    internal void Show(string reference, PayoutStatus status, PayoutFailure? failure)
    {
        lock (_lock)
        {
            FakePayout payout = _payouts.FindLast(payout => string.Equals(payout.Create.Request?.Reference, reference, StringComparison.Ordinal))
                ?? throw new ArgumentException("The fake has executed no payout of this reference.", nameof(reference));
            payout.Show(status, failure);
        }
    }

    private FakePayout? Find(string id) => _payouts.Find(payout => string.Equals(payout.Id, id, StringComparison.Ordinal));
}
