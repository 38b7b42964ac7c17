namespace Payouts.Simulator;

/// <summary>What became of the money of an accepted payout.</summary>
public enum LedgerState
{
    /// <summary>The provider took the payout; its money has not moved yet.</summary>
    Accepted,

    /// <summary>The money reached the recipient.</summary>
    Completed,

    /// <summary>The payout failed; no money moved.</summary>
    Failed,

    /// <summary>The payout was cancelled in time; no money moved.</summary>
    Cancelled,

    /// <summary>The money reached the recipient and came back later.</summary>
    Reversed,
}
