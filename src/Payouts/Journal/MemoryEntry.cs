namespace Payouts.Journal;

/// <summary>A record in memory, and until when it is held by somebody who took it.</summary>
internal sealed class MemoryEntry(JournalRecord record)
{
    internal JournalRecord Record { get; set; } = record;

    internal DateTimeOffset HeldUntil { get; set; }
}
