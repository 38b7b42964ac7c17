namespace Payouts.Journal;

/// <summary>What a write does to the claim.</summary>
public enum ClaimChangeKind
{
    /// <summary>Nothing.</summary>
    Keep,

    /// <summary>Takes it, unless one lasts.</summary>
    Take,

    /// <summary>Ends it.</summary>
    Release,
}
