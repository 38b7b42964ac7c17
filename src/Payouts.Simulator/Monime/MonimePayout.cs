namespace Payouts.Simulator.Monime;

/// <summary>One payout as stored; what it shows also depends on the clock and its outcome.</summary>
internal sealed class MonimePayout
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

    /// <summary>Accepted while open.</summary>
    public LedgerState State { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    public string? FailureCode { get; set; }

    public string? FailureMessage { get; set; }

    public long Fee { get; set; }
}
