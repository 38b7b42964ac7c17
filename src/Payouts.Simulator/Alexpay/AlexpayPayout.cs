namespace Payouts.Simulator.Alexpay;

/// <summary>One payout as stored; what it shows also depends on the clock and its outcome.</summary>
internal sealed record AlexpayPayout
{
    public required long Sequence { get; init; }

    /// <summary>The <c>payout_id</c> of a create and the <c>id</c> of a read.</summary>
    public required string Id { get; init; }

    public required string Reference { get; init; }

    /// <summary>The id by which the ledger knows it.</summary>
    public required string LedgerId { get; init; }

    public required string Environment { get; init; }

    public required AlexpayCreateRequest Request { get; init; }

    public required AlexpayWallet Wallet { get; init; }

    /// <summary>Whole major units.</summary>
    public required int Charge { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What the wallet pays, in minor units.</summary>
    public long CostMinor => checked((Request.Amount + Charge) * 100);

    /// <summary>What is shown of the money; accepted while open, and while successful but not disbursed. The ledger has the truth.</summary>
    public LedgerState State { get; set; }

    /// <summary>When success was first shown; null before.</summary>
    public DateTimeOffset? SuccessfulAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>The failure code as the wire shows it; empty without one.</summary>
    public string FailureReason { get; set; } = "";

    /// <summary>What a read shows in place of the outcome; null for the truth.</summary>
    public SimulatedOutcome? Shown { get; private init; }

    /// <summary>The payout as it is shown: by a clock that may be wrong, and as the script has it.</summary>
    public AlexpayPayout Seen(TimeSpan skew, SimulatedOutcome? shown, DateTimeOffset now)
    {
        AlexpayPayout seen = this with { CreatedAt = CreatedAt + skew, SuccessfulAt = SuccessfulAt + skew, ClosedAt = ClosedAt + skew };
        if (shown is null)
            return seen;
        LedgerState state = shown.ShownState;
        DateTimeOffset? closed = state == LedgerState.Accepted ? null : seen.ClosedAt ?? now + skew;
        return seen with
        {
            Shown = shown,
            State = state,
            SuccessfulAt = state == LedgerState.Completed ? closed : null,
            ClosedAt = closed,
            FailureReason = state == LedgerState.Failed ? AlexpayProgress.ReasonOf(shown.Text) : "",
        };
    }
}
