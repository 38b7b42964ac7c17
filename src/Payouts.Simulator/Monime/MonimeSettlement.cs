namespace Payouts.Simulator.Monime;

/// <summary>Moves payouts to their final state in the order in which they fall due; called under the store's lock.</summary>
internal sealed class MonimeSettlement(SimulatorContext context, MonimeWebhooks webhooks)
{
    private readonly PriorityQueue<MonimePayout, (DateTimeOffset Due, long Sequence)> _due = new();
    private readonly PriorityQueue<MonimePayout, (DateTimeOffset Due, long Sequence)> _starting = new();
    private readonly List<MonimePayout> _parked = [];
    private readonly ReversalQueue<MonimePayout> _reversals = new();

    public void Watch(MonimePayout payout)
    {
        _due.Enqueue(payout, (payout.CreatedAt + context.Options.CompletedAfter, payout.Sequence));
        if (webhooks.TellsOfProcessing)
            _starting.Enqueue(payout, (payout.CreatedAt + context.Options.ProcessingAfter, payout.Sequence));
    }

    public void Advance(DateTimeOffset now)
    {
        while (_due.TryPeek(out MonimePayout? payout, out (DateTimeOffset Due, long Sequence) place) && place.Due <= now)
        {
            _due.Dequeue();
            Start(place.Due);
            if (!Settle(payout, place.Due))
                _parked.Add(payout);
        }

        Start(now);

        // Parked payouts wait for a person or a test to change their outcome.
        _parked.RemoveAll(payout => Settle(payout, now));
        _reversals.Advance(now, TakeBack);
    }

    /// <summary>Shows a payout as closed; the ledger is told the truth, which a script can make another one.</summary>
    public void Close(MonimePayout payout, LedgerState state, DateTimeOffset at, LedgerState? truth = null)
    {
        payout.State = state;
        payout.ClosedAt = at;
        context.Ledger.Close(MonimeDefaults.ProviderName, payout.Id, truth ?? state);
        webhooks.Closed(payout, at);
    }

    public void Clear()
    {
        _due.Clear();
        _starting.Clear();
        _parked.Clear();
        _reversals.Clear();
    }

    /// <summary>Tells of the payouts whose processing began up to an instant.</summary>
    private void Start(DateTimeOffset until)
    {
        while (_starting.TryPeek(out MonimePayout? payout, out (DateTimeOffset Due, long Sequence) place) && place.Due <= until)
        {
            _starting.Dequeue();
            SimulatedOutcomeKind kind = context.Outcomes.Of(payout.Destination.Account).Kind;
            if (payout.State == LedgerState.Accepted && kind is not SimulatedOutcomeKind.Pending and not SimulatedOutcomeKind.Status)
                webhooks.Processing(payout, place.Due);
        }
    }

    private bool Settle(MonimePayout payout, DateTimeOffset at)
    {
        if (payout.State != LedgerState.Accepted)
            return true;
        SimulatedOutcome outcome = context.Outcomes.Of(payout.Destination.Account);
        switch (outcome.Kind)
        {
            case SimulatedOutcomeKind.Completed or SimulatedOutcomeKind.Reversed or SimulatedOutcomeKind.FailedButPaid:
                Pay(payout, outcome, at);
                return true;
            case SimulatedOutcomeKind.Failed:
                Fail(payout, outcome.Text, outcome.Message, at);
                return true;
            case SimulatedOutcomeKind.CompletedButUnpaid:
                Close(payout, LedgerState.Completed, at, truth: LedgerState.Failed);
                return true;
            default:
                return false;
        }
    }

    private void Pay(MonimePayout payout, SimulatedOutcome outcome, DateTimeOffset at)
    {
        // One per cent on top of the amount, rounded up.
        long fee = (payout.AmountMinor / 100) + (payout.AmountMinor % 100 == 0 ? 0 : 1);
        if (payout.Source.Available - fee < payout.AmountMinor)
        {
            Fail(payout, "fund_insufficient", message: null, at);
            return;
        }

        payout.Source.Available -= payout.AmountMinor + fee;
        payout.Fee = fee;
        if (outcome.Kind == SimulatedOutcomeKind.FailedButPaid)
        {
            Fail(payout, outcome.Text, outcome.Message, at, truth: LedgerState.Completed);
            return;
        }

        if (outcome.Kind == SimulatedOutcomeKind.Reversed)
        {
            _reversals.Add(payout, outcome, at + outcome.After, payout.Sequence);
            context.Webhooks.WakeAt(at + outcome.After);
        }

        Close(payout, LedgerState.Completed, at);
    }

    private void TakeBack(MonimePayout payout, SimulatedOutcome outcome, DateTimeOffset at)
    {
        payout.Source.Available += payout.AmountMinor;
        Fail(payout, outcome.Text, outcome.Message, at, truth: LedgerState.Reversed);
    }

    private void Fail(MonimePayout payout, string code, string? message, DateTimeOffset at, LedgerState truth = LedgerState.Failed)
    {
        payout.FailureCode = code;
        payout.FailureMessage = message ?? MonimeFailures.MessageOf(code);
        Close(payout, LedgerState.Failed, at, truth);
    }
}
