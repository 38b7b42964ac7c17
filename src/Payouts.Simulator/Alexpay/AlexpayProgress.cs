namespace Payouts.Simulator.Alexpay;

/// <summary>What an open or closed payout shows at an instant.</summary>
internal sealed class AlexpayProgress(SimulatorContext context, AlexpaySimulatorOptions options)
{
    /// <summary>The failure reason of a code as the wire shows it.</summary>
    public static string ReasonOf(string code) => string.Equals(code, AlexpayDefaults.NoReason, StringComparison.Ordinal) ? "" : code;

    /// <summary>The status before any time has passed, which a create answers even when the delays are zero.</summary>
    public string FirstStatusOf(AlexpayPayout payout) =>
        OutcomeOf(payout) is { Kind: SimulatedOutcomeKind.Status } outcome ? outcome.Text : "processing";

    public string StatusOf(AlexpayPayout payout, DateTimeOffset now)
    {
        if (payout.State == LedgerState.Failed)
            return "failed";
        if (payout.SuccessfulAt is not null)
            return options.SuccessStatus;
        if (OutcomeOf(payout) is { Kind: SimulatedOutcomeKind.Status } outcome)
            return outcome.Text;
        // The page names one status in two spellings, "processing/Pending"; a payout shows both in turn.
        return now < PendingAt(payout) ? "processing" : "Pending";
    }

    public DateTimeOffset UpdatedAt(AlexpayPayout payout, DateTimeOffset now) =>
        payout.ClosedAt ?? payout.SuccessfulAt ?? (now < PendingAt(payout) ? payout.CreatedAt : PendingAt(payout));

    private DateTimeOffset PendingAt(AlexpayPayout payout) => payout.CreatedAt + context.Options.ProcessingAfter;

    private SimulatedOutcome OutcomeOf(AlexpayPayout payout) => payout.Shown ?? context.Outcomes.Of(payout.Request.Destination.Account);
}
