namespace Payouts.Journal;

/// <summary>How a write went.</summary>
/// <param name="Outcome">Whether it was written, and if not why.</param>
/// <param name="Record">The record as it now is; <c>null</c> for <see cref="JournalOutcome.NotFound"/>, and for <see cref="JournalOutcome.LimitReached"/> of an insert.</param>
public sealed record JournalResult(JournalOutcome Outcome, JournalRecord? Record)
{
    /// <summary>The first total, in the order of the write, that would pass its limit, as it stands; for <see cref="JournalOutcome.LimitReached"/>.</summary>
    public Tally? Limit { get; init; }

    /// <summary>Whether the write was made.</summary>
    public bool IsWritten => Outcome == JournalOutcome.Written;
}
