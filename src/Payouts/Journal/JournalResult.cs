namespace Payouts.Journal;

/// <summary>How a write went.</summary>
/// <param name="Outcome">Whether it was written, and if not why.</param>
/// <param name="Record">The record as it now is; <c>null</c> only for <see cref="JournalOutcome.NotFound"/>.</param>
public sealed record JournalResult(JournalOutcome Outcome, JournalRecord? Record)
{
    /// <summary>Whether the write was made.</summary>
    public bool IsWritten => Outcome == JournalOutcome.Written;
}
