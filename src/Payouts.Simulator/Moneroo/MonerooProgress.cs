namespace Payouts.Simulator.Moneroo;

/// <summary>What an open or closed payout shows at an instant.</summary>
internal sealed class MonerooProgress(SimulatorContext context, MonerooOutcomes outcomes)
{
    private const string Initiated = "initiated";

    public string StatusOf(MonerooPayout payout, DateTimeOffset now)
    {
        if (payout.State == LedgerState.Completed)
            return "success";
        if (payout.State == LedgerState.Failed)
            return "failed";
        SimulatedOutcome outcome = outcomes.Of(payout);
        if (outcome.Kind == SimulatedOutcomeKind.Status)
            return outcome.Text;
        return IsQueued(payout, now) ? Initiated : "pending";
    }

    /// <summary>When the payout was handed on to its gateway; null while it is queued.</summary>
    public DateTimeOffset? PendingAt(MonerooPayout payout, DateTimeOffset now)
    {
        if (IsQueued(payout, now))
            return null;
        DateTimeOffset handedOn = payout.CreatedAt + context.Options.ProcessingAfter;
        return payout.ClosedAt < handedOn ? payout.ClosedAt : handedOn;
    }

    private bool IsQueued(MonerooPayout payout, DateTimeOffset now) =>
        payout.State == LedgerState.Accepted
        && (outcomes.Of(payout).Kind == SimulatedOutcomeKind.Delayed || now - payout.CreatedAt < context.Options.ProcessingAfter);
}
