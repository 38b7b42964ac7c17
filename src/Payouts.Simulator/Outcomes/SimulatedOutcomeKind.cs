namespace Payouts.Simulator;

/// <summary>The ways a simulated payout can go.</summary>
public enum SimulatedOutcomeKind
{
    /// <summary>The money arrives.</summary>
    Completed,

    /// <summary>The payout fails; no money moves.</summary>
    Failed,

    /// <summary>The payout stays <c>pending</c> in the provider's sense.</summary>
    Pending,

    /// <summary>The payout is put off for a stated reason and stays so.</summary>
    Delayed,

    /// <summary>The payout shows a status text of the script's choice and stays so.</summary>
    Status,

    /// <summary>The money arrives, and comes back after a time; from then on the payout shows that it failed.</summary>
    Reversed,

    /// <summary>A contradiction: the payout shows that it failed, and the money arrives all the same.</summary>
    FailedButPaid,

    /// <summary>A contradiction: the payout shows that it succeeded, and no money moves.</summary>
    CompletedButUnpaid,
}
