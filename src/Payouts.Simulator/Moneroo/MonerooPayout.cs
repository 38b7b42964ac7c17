namespace Payouts.Simulator.Moneroo;

/// <summary>One payout as stored; what it shows also depends on the clock and its outcome.</summary>
internal sealed class MonerooPayout
{
    public required long Sequence { get; init; }

    public required string Id { get; init; }

    public required MonerooApp App { get; init; }

    public required MonerooCreateRequest Request { get; init; }

    public required long AmountMinor { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public MonerooMethod Method => Request.Method;

    /// <summary>Accepted while open.</summary>
    public LedgerState State { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Null unless it failed, and for failures that have only a text.</summary>
    public string? FailureCode { get; set; }

    public string? FailureMessage { get; set; }
}
