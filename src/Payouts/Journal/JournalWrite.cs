namespace Payouts.Journal;

/// <summary>One atomic write: the record as it is to be, its new timeline entries and events, and the change of the claim.</summary>
public sealed record JournalWrite
{
    /// <summary>The new state; its <see cref="JournalRecord.Version"/> is the version it was made from (0 for an insert).</summary>
    public required JournalRecord Record { get; init; }

    /// <summary>What to append to the timeline.</summary>
    public IReadOnlyList<TimelineEntry> Timeline { get; init; } = [];

    /// <summary>What to append to the outbox.</summary>
    public IReadOnlyList<PayoutEvent> Events { get; init; } = [];

    /// <summary>What to add to running totals; where one would pass its limit, nothing of the write is made. Each key at most once.</summary>
    public IReadOnlyList<TallyChange> Tallies { get; init; } = [];

    /// <summary>What to do with the claim.</summary>
    public ClaimChange Claim { get; init; } = ClaimChange.Keep;
}
