using Payouts.Journal;
using Payouts.Providers;

namespace Payouts.Tracking;

/// <summary>When the library looks at a payout again: quickly at first, more rarely as it ages.</summary>
internal static class Schedule
{
    /// <summary>Between an attempt's deadline and the moment it counts as over at the provider too.</summary>
    internal static TimeSpan Grace(ProviderCapabilities capabilities) => capabilities.SettleTime;

    /// <summary>Between an accepted cancellation and a "no such payout" that counts as its effect.</summary>
    internal static readonly TimeSpan CancelGrace = TimeSpan.FromSeconds(10);

    /// <summary>How long a provider may not show an accepted payout before a person is asked to look.</summary>
    internal static readonly TimeSpan GoneAfter = TimeSpan.FromHours(24);

    /// <summary>How soon after its last change an intent that was never sent is looked at; whether it is told of then is an option's to say.</summary>
    internal static readonly TimeSpan NeverSentLook = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan FirstSearch = TimeSpan.FromSeconds(5);

    internal static DateTimeOffset? DueAt(JournalRecord record, ProviderCapabilities capabilities, DateTimeOffset now)
    {
        bool isDisputed = record.Observed is { IsDisputed: true };
        if (record.PersonReason is not null && record.Status is PayoutStatus.Unknown && !isDisputed) return null;
        return record.Status switch
        {
            PayoutStatus.Created when IsNeverSent(record) => now + NeverSentLook,
            PayoutStatus.Pending => now + Pause(record, capabilities, now),
            PayoutStatus.Unknown when isDisputed => now + Pause(record, capabilities, now),
            PayoutStatus.Unknown when record.Observed is null && !CanBeFoundOut(capabilities) => null,
            PayoutStatus.Unknown when !WasSearchedSince(record) && !WasRepeatRefused(record) => SettledAt(record),
            PayoutStatus.Unknown => Later(SettledAt(record), now + Pause(record, capabilities, now)),
            _ => null,
        };
    }

    /// <summary>Whether nothing was sent, nobody is sending, nobody has to approve it, and the application has not been told so.</summary>
    internal static bool IsNeverSent(JournalRecord record) =>
        record is { Status: PayoutStatus.Created, HeldFor: null, NeverSentAt: null } && !AttemptTransitions.HasOpenAttempt(record);

    /// <summary>Whether a full search that saw everything sent found nothing.</summary>
    internal static bool WasSearchedSince(JournalRecord record) => record.Claim is not { IsLive: true } && record.SearchedInVainAt >= SettledAt(record);

    // A repeat that was refused (a key that was withdrawn, a limit) will be refused again soon: later ones come at the usual pace.
    private static bool WasRepeatRefused(JournalRecord record) =>
        record.Attempts is { Count: > 1 } attempts && attempts[^1].Result is AttemptResult.NotSent or AttemptResult.NotExecuted or AttemptResult.Declined;

    /// <summary>Whether the library has any way of its own to find an unknown payout.</summary>
    internal static bool CanBeFoundOut(ProviderCapabilities capabilities) =>
        capabilities.CanSearchByHandle || capabilities.Idempotency.IsKeyed;

    /// <summary>When no attempt can be alive any more, at this end or at the provider's: when the lease ends, which outlasts the attempt and its grace.</summary>
    internal static DateTimeOffset SettledAt(JournalRecord record) => record.Claim?.ExpiresAt ?? record.QuietSince ?? AttemptsOverAt(record);

    /// <summary>Whether no attempt can be alive any more. The journal's clock tells; a sender's own only where no claim was ever journalled.</summary>
    internal static bool IsSettled(JournalRecord record, DateTimeOffset now) =>
        record.Claim is not { IsLive: true }
        && !AttemptTransitions.HasOpenAttempt(record)
        && (record.Claim is not null || record.QuietSince is not null || now >= AttemptsOverAt(record));

    /// <summary>Until when the stored bytes may be sent again with the stored key.</summary>
    internal static DateTimeOffset WindowEnd(JournalRecord record, ProviderCapabilities capabilities) =>
        FirstSend(record) + capabilities.Idempotency.Window;

    /// <summary>Until when the provider's webhook may tell what became of the attempts, or <c>null</c> where none is configured.</summary>
    internal static DateTimeOffset? ToldUntil(JournalRecord record, ProviderCapabilities capabilities) =>
        capabilities.WebhookPatience > TimeSpan.Zero ? SettledAt(record) + capabilities.WebhookPatience : null;

    private static DateTimeOffset AttemptsOverAt(JournalRecord record) =>
        record.Attempts.Count == 0 ? record.CreatedAt : record.Attempts.Max(static attempt => attempt.BeganAt + attempt.Lease);

    private static DateTimeOffset FirstSend(JournalRecord record)
    {
        for (int index = 0; index < record.Attempts.Count; index++)
        {
            AttemptRecord attempt = record.Attempts[index];
            if (attempt.Result is null or AttemptResult.MayHaveExecuted or AttemptResult.Accepted) return attempt.BeganAt;
        }

        return record.CreatedAt;
    }

    /// <summary>The pause between two looks at a payout of this age.</summary>
    internal static TimeSpan Pause(JournalRecord record, ProviderCapabilities capabilities, DateTimeOffset now)
    {
        TimeSpan first = record.Status == PayoutStatus.Unknown && capabilities.FirstPoll < FirstSearch ? FirstSearch : capabilities.FirstPoll;
        TimeSpan third = (now - record.CreatedAt) / 3;
        return third < first ? first : third > capabilities.LongestPoll ? capabilities.LongestPoll : third;
    }

    private static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;
}
