namespace Payouts.Simulator.Alexpay;

/// <summary>Moves payouts to their final state in the order in which they fall due; called under the store's lock.</summary>
internal sealed class AlexpaySettlement(SimulatorContext context, AlexpaySimulatorOptions options, AlexpayWebhooks webhooks)
{
    private readonly PriorityQueue<AlexpayPayout, (DateTimeOffset Due, long Sequence)> _due = new();
    private readonly List<AlexpayPayout> _parked = [];
    private readonly ReversalQueue<AlexpayPayout> _reversals = new();

    public void Watch(AlexpayPayout payout) =>
        Enqueue(payout, payout.CreatedAt + (options.CompletedAfter ?? context.Options.CompletedAfter));

    public void Advance(DateTimeOffset now)
    {
        while (_due.TryPeek(out AlexpayPayout? payout, out (DateTimeOffset Due, long Sequence) place) && place.Due <= now)
        {
            _due.Dequeue();
            if (!Settle(payout, place.Due))
                _parked.Add(payout);
        }

        // Parked payouts wait for a person or a test to change their outcome.
        _parked.RemoveAll(payout => Settle(payout, now));
        _reversals.Advance(now, TakeBack);
    }

    public void Clear()
    {
        _due.Clear();
        _parked.Clear();
        _reversals.Clear();
    }

    /// <summary>Takes the next step; false while the outcome says neither way.</summary>
    private bool Settle(AlexpayPayout payout, DateTimeOffset at)
    {
        SimulatedOutcome outcome = context.Outcomes.Of(payout.Request.Destination.Account);
        switch (outcome.Kind)
        {
            case SimulatedOutcomeKind.Completed or SimulatedOutcomeKind.Reversed when payout.SuccessfulAt is null && options.DisbursedAfter > TimeSpan.Zero:
                payout.SuccessfulAt = at;
                Enqueue(payout, at + options.DisbursedAfter);
                webhooks.Successful(payout, at);
                return true;
            case SimulatedOutcomeKind.Completed:
                Disburse(payout, at, LedgerState.Completed);
                return true;
            case SimulatedOutcomeKind.Reversed:
                _reversals.Add(payout, outcome, at + outcome.After, payout.Sequence);
                context.Webhooks.WakeAt(at + outcome.After);
                Disburse(payout, at, LedgerState.Completed);
                return true;
            case SimulatedOutcomeKind.Failed:
                Fail(payout, outcome.Text, at, LedgerState.Failed);
                return true;
            case SimulatedOutcomeKind.FailedButPaid:
                Fail(payout, outcome.Text, at, LedgerState.Completed);
                return true;
            case SimulatedOutcomeKind.CompletedButUnpaid:
                Credit(payout, at);
                Disburse(payout, at, LedgerState.Failed);
                return true;
            default:
                return false;
        }
    }

    private void Disburse(AlexpayPayout payout, DateTimeOffset at, LedgerState truth)
    {
        bool isNews = payout.SuccessfulAt is null;
        payout.SuccessfulAt ??= at;
        Close(payout, LedgerState.Completed, truth, at);
        if (isNews)
            webhooks.Successful(payout, at);
    }

    private void TakeBack(AlexpayPayout payout, SimulatedOutcome outcome, DateTimeOffset at)
    {
        payout.SuccessfulAt = null;
        Fail(payout, outcome.Text, at, LedgerState.Reversed);
    }

    private void Fail(AlexpayPayout payout, string code, DateTimeOffset at, LedgerState truth)
    {
        if (truth != LedgerState.Completed)
            Credit(payout, at);
        payout.FailureReason = AlexpayProgress.ReasonOf(code);
        Close(payout, LedgerState.Failed, truth, at);
        webhooks.Failed(payout, at);
    }

    private void Credit(AlexpayPayout payout, DateTimeOffset at)
    {
        payout.Wallet.Balance += payout.CostMinor;
        payout.Wallet.UpdatedAt = at + context.Skew;
    }

    /// <summary>Shows a payout as closed; the ledger is told the truth, which a script can make another one.</summary>
    private void Close(AlexpayPayout payout, LedgerState shown, LedgerState truth, DateTimeOffset at)
    {
        payout.State = shown;
        payout.ClosedAt = at;
        context.Ledger.Close(AlexpayDefaults.ProviderName, payout.LedgerId, truth);
    }

    private void Enqueue(AlexpayPayout payout, DateTimeOffset due) => _due.Enqueue(payout, (due, payout.Sequence));
}
