using Payouts.Journal;
using Payouts.Providers;

namespace Payouts.Tracking;

/// <summary>What a caller's or a person's word does to a record. Pure.</summary>
internal static class CallerTransitions
{
    internal static JournalWrite Journal(JournalRecord record, ProviderCapabilities capabilities)
    {
        var change = new RecordChange(record, capabilities, record.CreatedAt, TimelineSource.Caller, "Journalled.") { IsFirst = true };
        change.Raise(PayoutEventKind.Created, "Journalled.");
        if (record.HeldFor is { } reason) change.Raise(PayoutEventKind.Held, $"Held for approval: {reason}");
        return change.Build(ClaimChange.Keep);
    }

    /// <summary>The same insert, which also tells that another reference asked for the same.</summary>
    internal static JournalWrite NoteDuplicate(JournalWrite insert, string description, ProviderCapabilities capabilities)
    {
        var change = new RecordChange(insert.Record, capabilities, insert.Record.CreatedAt, TimelineSource.Caller, description);
        change.Raise(PayoutEventKind.PossibleDuplicate, description);
        JournalWrite note = change.Build(ClaimChange.Keep);
        return insert with { Timeline = [.. insert.Timeline, .. note.Timeline], Events = [.. insert.Events, .. note.Events] };
    }

    internal static JournalWrite Release(JournalRecord record, string who, string why, ProviderCapabilities capabilities, DateTimeOffset now)
    {
        var change = new RecordChange(record, capabilities, now, TimelineSource.Person, "Released to be sent.") { Record = record with { HeldFor = null } };
        change.Raise(PayoutEventKind.Released, change.Description);
        (change.Who, change.Why) = (who, why);
        return change.Build(ClaimChange.Keep);
    }

    internal static JournalWrite Close(JournalRecord record, ProviderCapabilities capabilities, DateTimeOffset now) =>
        new RecordChange(record, capabilities, now, TimelineSource.Caller, "Withdrawn before anything was sent.")
        {
            Record = record with { ClosedAt = now },
        }.Build(ClaimChange.Keep);

    internal static JournalWrite RequestCancel(JournalRecord record, ProviderCapabilities capabilities, DateTimeOffset now) =>
        new RecordChange(record, capabilities, now, TimelineSource.Caller, "A cancellation is asked for at the provider.")
        {
            Record = record with { CancelRequestedAt = record.CancelRequestedAt ?? now },
        }.Build(ClaimChange.Keep);

    internal static JournalWrite EndCancel(JournalRecord record, bool isAccepted, ProviderCapabilities capabilities, DateTimeOffset now) =>
        new RecordChange(
            record,
            capabilities,
            now,
            TimelineSource.Caller,
            isAccepted ? "The provider accepted the cancellation; its effect is read." : "The provider refused the cancellation.")
        {
            Record = isAccepted ? record with { CancelAcceptedAt = now } : record with { CancelRequestedAt = record.CancelAcceptedAt },
        }.Build(ClaimChange.Keep);

    internal static JournalWrite UpdateMetadata(
        JournalRecord record, IReadOnlyDictionary<string, string> metadata, ProviderCapabilities capabilities, DateTimeOffset now) =>
        new RecordChange(record, capabilities, now, TimelineSource.Caller, "Metadata replaced at the provider.")
        {
            Record = record with { Metadata = metadata },
        }.Build(ClaimChange.Keep);

    internal static JournalWrite Decide(JournalRecord record, PersonDecision decision, ProviderCapabilities capabilities)
    {
        var change = new RecordChange(record, capabilities, decision.At, TimelineSource.Person, $"Decided {decision.Decision}.")
        {
            Record = record with { Decision = decision, Proposal = null, PersonReason = null },
        };
        (change.Who, change.Why) = (decision.Who, decision.Why);
        return change.Build(ClaimChange.Keep);
    }

    internal static JournalWrite Propose(JournalRecord record, PersonDecision proposal, ProviderCapabilities capabilities)
    {
        var change = new RecordChange(record, capabilities, proposal.At, TimelineSource.Person, $"Proposed {proposal.Decision}; a second person must agree.")
        {
            Record = record with { Proposal = proposal },
        };
        (change.Who, change.Why) = (proposal.Who, proposal.Why);
        return change.Build(ClaimChange.Keep);
    }
}
