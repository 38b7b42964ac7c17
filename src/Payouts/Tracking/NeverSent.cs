using Payouts.Journal;
using Payouts.Providers;

namespace Payouts.Tracking;

/// <summary>Tells the application of an intent that nobody sends: once for each stretch without an attempt. It is never sent from here.</summary>
internal static class NeverSent
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    /// <summary>After how long: never while a call that was made may still wait for its turn.</summary>
    internal static TimeSpan After(PayoutsOptions options)
    {
        TimeSpan longestCall = options.RateLimitQueue + options.RetryBudget + Margin;
        return options.Background.NeverSentAfter > longestCall ? options.Background.NeverSentAfter : longestCall;
    }

    /// <summary>The change that tells it; <c>null</c> where it was sent, told or changed meanwhile.</summary>
    internal static JournalWrite? Tell(JournalRecord record, TimeSpan after, ProviderCapabilities capabilities, DateTimeOffset now)
    {
        if (!Schedule.IsNeverSent(record) || now < record.UpdatedAt + after) return null;
        var change = new RecordChange(
            record, capabilities, now, TimelineSource.Recovery, "Nothing was sent for long, and nothing will be until CreateAsync is called again with the same request.")
        {
            Record = record with { NeverSentAt = now },
        };
        change.Raise(PayoutEventKind.NeverSent, change.Description);
        return change.Build(ClaimChange.Keep);
    }
}
