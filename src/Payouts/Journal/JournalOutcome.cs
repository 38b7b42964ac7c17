namespace Payouts.Journal;

/// <summary>How a write went.</summary>
public enum JournalOutcome
{
    /// <summary>It is durable.</summary>
    Written,

    /// <summary>The record changed in between, or exists already: read it again.</summary>
    VersionConflict,

    /// <summary>Another claim lasts.</summary>
    ClaimHeld,

    /// <summary>The provider's id is bound to another reference.</summary>
    ProviderIdTaken,

    /// <summary>A running total would pass its limit.</summary>
    LimitReached,

    /// <summary>There is no such record.</summary>
    NotFound,
}
