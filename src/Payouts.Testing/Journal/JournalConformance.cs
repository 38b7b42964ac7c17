namespace Payouts.Testing;

/// <summary>What every <see cref="Payouts.Journal.IPayoutJournal"/> must do, as checks without a test framework: run each on a fresh journal.</summary>
public static class JournalConformance
{
    /// <summary>Every check.</summary>
    public static IReadOnlyList<JournalCheck> All { get; } =
    [
        .. WriteChecks.All,
        .. TimelineChecks.All,
        .. IdentityChecks.All,
        .. ClaimChecks.All,
        .. ListChecks.All,
        .. DueChecks.All,
        .. OutboxChecks.All,
        .. ParkedChecks.All,
        .. MemoryChecks.All,
        .. InboxChecks.All,
        .. TallyChecks.All,
        .. TallyWriteChecks.All,
        .. RaceChecks.All,
    ];
}
