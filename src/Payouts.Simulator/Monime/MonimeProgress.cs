namespace Payouts.Simulator.Monime;

/// <summary>What an open or closed payout shows at an instant.</summary>
internal sealed class MonimeProgress(SimulatorContext context)
{
    public string StatusOf(MonimePayout payout, MonimeGeneration generation, DateTimeOffset now)
    {
        if (payout.State == LedgerState.Completed)
            return "completed";
        if (payout.State == LedgerState.Failed)
            return "failed";
        SimulatedOutcome outcome = OutcomeOf(payout);
        return outcome.Kind switch
        {
            SimulatedOutcomeKind.Status => outcome.Text,
            _ when IsBeforeProcessing(payout, now) => "pending",
            SimulatedOutcomeKind.Delayed when !generation.IsCaph => "delayed",
            _ => "processing",
        };
    }

    /// <summary>Whether the payout can still be updated and deleted.</summary>
    public bool IsBeforeProcessing(MonimePayout payout, DateTimeOffset now) =>
        payout.State == LedgerState.Accepted
        && (OutcomeOf(payout).Kind is SimulatedOutcomeKind.Pending or SimulatedOutcomeKind.Status
            || now - payout.CreatedAt < context.Options.ProcessingAfter);

    /// <summary>When processing began; null before, and for payouts that failed.</summary>
    public DateTimeOffset? ProcessedAt(MonimePayout payout, DateTimeOffset now)
    {
        if (payout.State == LedgerState.Failed || IsBeforeProcessing(payout, now) || OutcomeOf(payout).Kind == SimulatedOutcomeKind.Delayed)
            return payout.State == LedgerState.Completed ? payout.ClosedAt : null;
        DateTimeOffset began = payout.CreatedAt + context.Options.ProcessingAfter;
        return payout.ClosedAt < began ? payout.ClosedAt : began;
    }

    public string? DelayOf(MonimePayout payout, DateTimeOffset now) =>
        OutcomeOf(payout) is { Kind: SimulatedOutcomeKind.Delayed } outcome && payout.State == LedgerState.Accepted && !IsBeforeProcessing(payout, now)
            ? outcome.Text
            : null;

    private SimulatedOutcome OutcomeOf(MonimePayout payout) => payout.Shown ?? context.Outcomes.Of(payout.Destination.Account);
}
