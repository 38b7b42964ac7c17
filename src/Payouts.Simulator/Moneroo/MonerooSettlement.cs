namespace Payouts.Simulator.Moneroo;

/// <summary>Moves payouts to their final state in the order in which they fall due; called under the store's lock.</summary>
internal sealed class MonerooSettlement(SimulatorContext context, MonerooOutcomes outcomes, MonerooWebhooks webhooks)
{
    private readonly PriorityQueue<MonerooPayout, (DateTimeOffset Due, long Sequence)> _due = new();
    private readonly List<MonerooPayout> _parked = [];

    public void Watch(MonerooPayout payout) =>
        _due.Enqueue(payout, (payout.CreatedAt + context.Options.CompletedAfter, payout.Sequence));

    public void Advance(DateTimeOffset now)
    {
        while (_due.TryPeek(out MonerooPayout? payout, out (DateTimeOffset Due, long Sequence) place) && place.Due <= now)
        {
            _due.Dequeue();
            if (!Settle(payout, place.Due))
                _parked.Add(payout);
        }

        // Parked payouts wait for a person or a test to change their outcome.
        _parked.RemoveAll(payout => Settle(payout, now));
    }

    public void Clear()
    {
        _due.Clear();
        _parked.Clear();
    }

    private bool Settle(MonerooPayout payout, DateTimeOffset at)
    {
        SimulatedOutcome outcome = outcomes.Of(payout);
        switch (outcome.Kind)
        {
            case SimulatedOutcomeKind.Completed:
                Close(payout, LedgerState.Completed, at);
                return true;
            case SimulatedOutcomeKind.Failed:
                payout.FailureCode = MonerooFailures.CodeOf(outcome.Text);
                payout.FailureMessage = outcome.Message ?? MonerooFailures.MessageOf(outcome.Text);
                payout.App.Return(payout.Method.Currency, payout.AmountMinor);
                Close(payout, LedgerState.Failed, at);
                return true;
            default:
                return false;
        }
    }

    private void Close(MonerooPayout payout, LedgerState state, DateTimeOffset at)
    {
        payout.State = state;
        payout.ClosedAt = at;
        context.Ledger.Close(MonerooDefaults.ProviderName, payout.Id, state);
        webhooks.Closed(payout);
    }
}
