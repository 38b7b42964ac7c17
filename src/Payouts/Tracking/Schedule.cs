using Payouts.Journal;
using Payouts.Providers;

namespace Payouts.Tracking;

/// <summary>When the library looks at a payout again: quickly at first, more rarely as it ages.</summary>
internal static class Schedule
{
    /// <summary>Between an attempt's deadline and the moment it counts as over at the provider too.</summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Between an accepted cancellation and a "no such payout" that counts as its effect.</summary>
    internal static readonly TimeSpan CancelGrace = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan FirstPoll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FirstSearch = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    internal static DateTimeOffset? DueAt(JournalRecord record, ProviderCapabilities capabilities, DateTimeOffset now)
    {
        if (record.PersonReason is not null && record.Status is PayoutStatus.Unknown) return null;
        return record.Status switch
        {
            PayoutStatus.Pending => now + Pause(record, now, FirstPoll),
            PayoutStatus.Unknown when record.Observed is null && !CanBeFoundOut(capabilities) => null,
            PayoutStatus.Unknown when !WasSearchedSince(record) => SettledAt(record),
            PayoutStatus.Unknown => Later(SettledAt(record), now + Pause(record, now, FirstSearch)),
            _ => null,
        };
    }

    /// <summary>Whether a full search that saw everything sent found nothing.</summary>
    internal static bool WasSearchedSince(JournalRecord record) => record.SearchedInVainAt >= AttemptsOverAt(record);

    /// <summary>Whether the library has any way of its own to find an unknown payout.</summary>
    internal static bool CanBeFoundOut(ProviderCapabilities capabilities) =>
        capabilities.CanSearchByHandle || capabilities.Idempotency.IsKeyed;

    /// <summary>When no attempt can be alive any more, at this end or at the provider's: by the attempts' own deadlines, and not before the lease ends.</summary>
    internal static DateTimeOffset SettledAt(JournalRecord record) =>
        record.Claim is { IsLive: true } claim ? Later(claim.ExpiresAt, AttemptsOverAt(record)) : AttemptsOverAt(record);

    /// <summary>Until when the stored bytes may be sent again with the stored key.</summary>
    internal static DateTimeOffset WindowEnd(JournalRecord record, ProviderCapabilities capabilities) =>
        FirstSend(record) + capabilities.Idempotency.Window;

    private static DateTimeOffset AttemptsOverAt(JournalRecord record) =>
        record.Attempts.Count == 0 ? record.CreatedAt : record.Attempts.Max(static attempt => attempt.Deadline) + Grace;

    private static DateTimeOffset FirstSend(JournalRecord record)
    {
        foreach (AttemptRecord attempt in record.Attempts)
        {
            if (attempt.Result is null or AttemptResult.MayHaveExecuted or AttemptResult.Accepted) return attempt.BeganAt;
        }

        return record.CreatedAt;
    }

    /// <summary>The pause between two looks at a payout of this age.</summary>
    internal static TimeSpan Pause(JournalRecord record, DateTimeOffset now) =>
        Pause(record, now, record.Status == PayoutStatus.Unknown ? FirstSearch : FirstPoll);

    private static TimeSpan Pause(JournalRecord record, DateTimeOffset now, TimeSpan first)
    {
        TimeSpan third = (now - record.CreatedAt) / 3;
        return third < first ? first : third > LongestPause ? LongestPause : third;
    }

    private static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;
}
