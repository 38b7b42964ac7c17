namespace Payouts.Simulator.Monime;

/// <summary>One payout as stored; what it shows also depends on the clock and its outcome.</summary>
internal sealed record MonimePayout
{
    public required long Sequence { get; init; }

    public required string Id { get; init; }

    public required MonimeSpace Space { get; init; }

    public required long AmountMinor { get; init; }

    public required string Currency { get; init; }

    public required MonimeAccount Source { get; init; }

    public required MonimeDestination Destination { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public IReadOnlyDictionary<string, string>? Metadata { get; set; }

    public DateTimeOffset? PatchedAt { get; set; }

    /// <summary>What is shown of the money; accepted while open. The ledger has the truth.</summary>
    public LedgerState State { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    public string? FailureCode { get; set; }

    public string? FailureMessage { get; set; }

    public long Fee { get; set; }

    /// <summary>What a read shows in place of the outcome; null for the truth.</summary>
    public SimulatedOutcome? Shown { get; private init; }

    /// <summary>The payout as it is shown: by a clock that may be wrong, and as the script has it.</summary>
    public MonimePayout Seen(TimeSpan skew, SimulatedOutcome? shown, DateTimeOffset now)
    {
        MonimePayout seen = this with { CreatedAt = CreatedAt + skew, PatchedAt = PatchedAt + skew, ClosedAt = ClosedAt + skew };
        if (shown is null)
            return seen;
        LedgerState state = shown.ShownState;
        string? code = state == LedgerState.Failed ? shown.Text : null;
        return seen with
        {
            Shown = shown,
            State = state,
            ClosedAt = state == LedgerState.Accepted ? null : seen.ClosedAt ?? now + skew,
            FailureCode = code,
            FailureMessage = code is null ? null : shown.Message ?? MonimeFailures.MessageOf(code),
        };
    }
}
