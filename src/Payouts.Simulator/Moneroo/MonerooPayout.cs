namespace Payouts.Simulator.Moneroo;

/// <summary>One payout as stored; what it shows also depends on the clock and its outcome.</summary>
internal sealed record MonerooPayout
{
    public required long Sequence { get; init; }

    public required string Id { get; init; }

    public required MonerooApp App { get; init; }

    public required MonerooCreateRequest Request { get; init; }

    public required long AmountMinor { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public MonerooMethod Method => Request.Method;

    /// <summary>What is shown of the money; accepted while open. The ledger has the truth.</summary>
    public LedgerState State { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Null unless it failed, and for failures that have only a text.</summary>
    public string? FailureCode { get; set; }

    public string? FailureMessage { get; set; }

    /// <summary>What a read shows in place of the outcome; null for the truth.</summary>
    public SimulatedOutcome? Shown { get; private init; }

    /// <summary>The payout as it is shown: by a clock that may be wrong, and as the script has it.</summary>
    public MonerooPayout Seen(TimeSpan skew, SimulatedOutcome? shown, DateTimeOffset now)
    {
        MonerooPayout seen = this with { CreatedAt = CreatedAt + skew, ClosedAt = ClosedAt + skew };
        if (shown is null)
            return seen;
        LedgerState state = shown.ShownState;
        bool isFailed = state == LedgerState.Failed;
        return seen with
        {
            Shown = shown,
            State = state,
            ClosedAt = state == LedgerState.Accepted ? null : seen.ClosedAt ?? now + skew,
            FailureCode = isFailed ? MonerooFailures.CodeOf(shown.Text) : null,
            FailureMessage = isFailed ? shown.Message ?? MonerooFailures.MessageOf(shown.Text) : null,
        };
    }
}
