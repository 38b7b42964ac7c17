namespace Payouts.Model.Protocol;

/// <summary>What is known of a payout at the provider, by the provider or by the journal.</summary>
internal enum Fate : byte
{
    /// <summary>There is none, or none is known.</summary>
    None,

    /// <summary>Accepted; its money has not moved yet.</summary>
    Pending,

    /// <summary>The money reached the recipient.</summary>
    Paid,

    /// <summary>It failed after it was accepted; no money moved.</summary>
    Failed,
}
