namespace Payouts.Simulator.Moneroo;

/// <summary>Moves payouts to their final state in the order in which they fall due; called under the store's lock.</summary>
internal sealed class MonerooSettlement(SimulatorContext context, MonerooOutcomes outcomes, MonerooWebhooks webhooks)
{
    private readonly PriorityQueue<MonerooPayout, (DateTimeOffset Due, long Sequence)> _due = new();
    private readonly List<MonerooPayout> _parked = [];
    private readonly ReversalQueue<MonerooPayout> _reversals = new();

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
        _reversals.Advance(now, (payout, outcome, at) => Fail(payout, outcome, at, LedgerState.Reversed));
    }

    public void Clear()
    {
        _due.Clear();
        _parked.Clear();
        _reversals.Clear();
    }

    private bool Settle(MonerooPayout payout, DateTimeOffset at)
    {
        SimulatedOutcome outcome = outcomes.Of(payout);
        switch (outcome.Kind)
        {
            case SimulatedOutcomeKind.Completed:
                Close(payout, LedgerState.Completed, LedgerState.Completed, at);
                return true;
            case SimulatedOutcomeKind.Reversed:
                _reversals.Add(payout, outcome, at + outcome.After, payout.Sequence);
                context.Webhooks.WakeAt(at + outcome.After);
                Close(payout, LedgerState.Completed, LedgerState.Completed, at);
                return true;
            case SimulatedOutcomeKind.Failed:
                Fail(payout, outcome, at, LedgerState.Failed);
                return true;
            case SimulatedOutcomeKind.FailedButPaid:
                Fail(payout, outcome, at, LedgerState.Completed);
                return true;
            case SimulatedOutcomeKind.CompletedButUnpaid:
                payout.App.Return(payout.Method.Currency, payout.AmountMinor);
                Close(payout, LedgerState.Completed, LedgerState.Failed, at);
                return true;
            default:
                return false;
        }
    }

    private void Fail(MonerooPayout payout, SimulatedOutcome outcome, DateTimeOffset at, LedgerState truth)
    {
        payout.FailureCode = MonerooFailures.CodeOf(outcome.Text);
        payout.FailureMessage = outcome.Message ?? MonerooFailures.MessageOf(outcome.Text);
        if (truth != LedgerState.Completed)
            payout.App.Return(payout.Method.Currency, payout.AmountMinor);
        Close(payout, LedgerState.Failed, truth, at);
    }

    /// <summary>Shows a payout as closed; the ledger is told the truth, which a script can make another one.</summary>
    private void Close(MonerooPayout payout, LedgerState shown, LedgerState truth, DateTimeOffset at)
    {
        payout.State = shown;
        payout.ClosedAt = at;
        context.Ledger.Close(MonerooDefaults.ProviderName, payout.Id, truth);
        webhooks.Closed(payout);
    }
}
