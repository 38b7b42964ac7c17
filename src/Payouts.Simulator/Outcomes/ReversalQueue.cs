namespace Payouts.Simulator;

/// <summary>The payouts whose money comes back, in the order in which it does; used under a store's lock.</summary>
internal sealed class ReversalQueue<TPayout>
{
    private readonly PriorityQueue<(TPayout Payout, SimulatedOutcome Outcome), (DateTimeOffset Due, long Sequence)> _due = new();

    public void Add(TPayout payout, SimulatedOutcome outcome, DateTimeOffset due, long sequence) => _due.Enqueue((payout, outcome), (due, sequence));

    /// <summary>Takes back all that is due by an instant.</summary>
    public void Advance(DateTimeOffset now, Action<TPayout, SimulatedOutcome, DateTimeOffset> takeBack)
    {
        while (_due.TryPeek(out (TPayout Payout, SimulatedOutcome Outcome) next, out (DateTimeOffset Due, long Sequence) place) && place.Due <= now)
        {
            _due.Dequeue();
            takeBack(next.Payout, next.Outcome, place.Due);
        }
    }

    public void Clear() => _due.Clear();
}
