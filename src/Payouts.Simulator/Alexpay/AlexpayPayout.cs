namespace Payouts.Simulator.Alexpay;

/// <summary>One payout as stored; what it shows also depends on the clock and its outcome.</summary>
internal sealed class AlexpayPayout
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

    /// <summary>Accepted while open, and while successful but not disbursed.</summary>
    public LedgerState State { get; set; }

    /// <summary>When success was first shown; null before.</summary>
    public DateTimeOffset? SuccessfulAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>The failure code as the wire shows it; empty without one.</summary>
    public string FailureReason { get; set; } = "";
}
