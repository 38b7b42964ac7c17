using Payouts.Journal;
using Payouts.Providers;

namespace Payouts.Tracking;

/// <summary>What an answer of the provider to a question does to a record; <c>null</c> where it changes nothing. Pure.</summary>
internal static class ReadTransitions
{
    internal const string AcceptedOtherwise = "The provider accepted another amount, currency or environment than the intent's.";
    internal const string ShownOtherwise = "A read showed another amount, currency, environment, handle or id than the intent's.";
    internal const string Disputed = "The provider holds more than one payout for this intent, and the one that is known did not pay: another one may have.";

    /// <summary>Merges a reading.</summary>
    /// <param name="record">The record as it is.</param>
    /// <param name="reading">What was read.</param>
    /// <param name="readFromVersion">The record's version when the read began: a final status is left only by a read that began after it was written.</param>
    /// <param name="capabilities">The provider's.</param>
    /// <param name="source">What woke the read.</param>
    /// <param name="now">The time.</param>
    internal static JournalWrite? Apply(
        JournalRecord record, PayoutReading reading, long readFromVersion, ProviderCapabilities capabilities, TimelineSource source, DateTimeOffset now)
    {
        if (reading.IsNotFound) return ApplyNotFound(record, capabilities, now);
        if (record.Observed is null && !string.Equals(reading.Handle, record.Handle, StringComparison.Ordinal)) return null;
        if (record.Observed is { } followed && !followed.Is(reading) && followed.OtherProviderIds.Contains(reading.ProviderId, StringComparer.Ordinal)) return null;
        if (!BelongsTo(record, reading))
        {
            if (record.PersonReason is AcceptedOtherwise or ShownOtherwise) return null;
            var mismatch = new RecordChange(record, capabilities, now, source, $"{ShownOtherwise} Nothing was bound or changed.")
            {
                Record = record with { PersonReason = ShownOtherwise },
            };
            mismatch.Raise(PayoutEventKind.Mismatch, mismatch.Description);
            return mismatch.Build(ClaimChange.Keep);
        }

        return record.Observed is { } current
            ? ApplyToBound(record, current, reading, readFromVersion, capabilities, source, now)
            : ApplyToUnbound(record, reading, capabilities, source, now);
    }

    /// <summary>A full search found nothing: noted with its beginning, for what was sent later it did not see.</summary>
    internal static JournalWrite NoteVainSearch(JournalRecord record, DateTimeOffset beganAt, ProviderCapabilities capabilities, DateTimeOffset now)
    {
        JournalWrite note = new RecordChange(record, capabilities, now, TimelineSource.Read, "A search of the provider's whole list found no payout with this handle.")
        {
            Record = record with { SearchedInVainAt = beganAt },
        }.Build(ClaimChange.Keep);

        // One of them is news. A payout that stays unknown for weeks is searched for thousands of times.
        bool isNews = record.SearchedInVainAt is null || note.Record.Status != record.Status;
        return isNews ? note : note with { Timeline = [] };
    }

    /// <summary>More than one payout with the handle: a duplicate execution, whatever their status. The one that paid, or still may, is the one to follow.</summary>
    internal static JournalWrite NoteDuplicates(
        JournalRecord record, PayoutReading? better, IReadOnlyList<string> otherIds, ProviderCapabilities capabilities, DateTimeOffset now)
    {
        ObservedPayout bound = record.Observed!;
        ObservedPayout followed = (better is null ? bound : Observe(better)) with { OtherProviderIds = otherIds };
        var change = new RecordChange(record, capabilities, now, TimelineSource.Read, "The provider holds more than one payout for this intent.")
        {
            Record = followed.IsDisputed
                ? record with { Observed = followed, PersonReason = record.Decision is null ? Disputed : null }
                : record with { Observed = followed, PersonReason = null, Decision = null, Proposal = null },
        };
        if (!bound.OtherProviderIds.SequenceEqual(otherIds, StringComparer.Ordinal)) change.Raise(PayoutEventKind.DuplicateExecution, change.Description);
        return change.Build(ClaimChange.Keep);
    }

    internal static ObservedPayout Observe(PayoutReading reading) => new()
    {
        ProviderId = reading.ProviderId,
        ProviderReference = reading.ProviderReference,

        // Whatever an adapter says of it, a payout that the provider holds is at least pending.
        Status = reading.Status is PayoutStatus.Created or PayoutStatus.Unknown ? PayoutStatus.Pending : reading.Status,
        ProviderStatus = reading.ProviderStatus,
        Fees = reading.Fees,
        Failure = reading.Failure,
        DelayReason = reading.DelayReason,
        Raw = reading.Raw,
    };

    /// <summary>Whether a reading of a payout's own id tells another end than the one that stands or that a person said, which a fresh read would leave for it.</summary>
    internal static bool Contradicts(JournalRecord record, PayoutReading reading)
    {
        if (reading.IsNotFound || record.Observed is not { } observed || !observed.Is(reading) || !BelongsTo(record, reading)) return false;
        if (record.Decision is not null) return reading.Status.IsFinal() && reading.Status != record.Status;
        return (observed.Status, reading.Status) is
            (PayoutStatus.Succeeded, PayoutStatus.Failed or PayoutStatus.Reversed) or (PayoutStatus.Failed or PayoutStatus.Cancelled, PayoutStatus.Succeeded);
    }

    private static JournalWrite? ApplyToBound(
        JournalRecord record,
        ObservedPayout current,
        PayoutReading reading,
        long readFromVersion,
        ProviderCapabilities capabilities,
        TimelineSource source,
        DateTimeOffset now)
    {
        (ObservedPayout merged, PayoutEventKind? happened) = ObservationMerge.Merge(current, Observe(reading) with { ProviderId = current.ProviderId }, readFromVersion >= record.Version);
        bool isUnmapped = !reading.IsStatusKnown && !string.Equals(current.ProviderStatus, merged.ProviderStatus, StringComparison.Ordinal);
        bool isSettledOtherwise = (record.PersonReason is { } reason && Outlived(reason, reading) is null) || record.Decision is not null;
        if (merged.IsDisputed && isSettledOtherwise) isSettledOtherwise = false;
        if (happened is null && record.NotFoundSince is null && !isUnmapped && !isSettledOtherwise && IsSameBesidesRaw(current, merged)) return null;
        var change = new RecordChange(record, capabilities, now, source, Describe(happened))
        {
            Record = merged.IsDisputed
                ? record with { Observed = merged, NotFoundSince = null, PersonReason = record.Decision is null ? Disputed : null }
                : record with { Observed = merged, NotFoundSince = null, PersonReason = Outlived(record.PersonReason, reading), Decision = null, Proposal = null },
        };
        if (record.Decision is not null && !merged.IsDisputed && record.Status != merged.Status) change.Raise(PayoutEventKind.Contradiction, "The provider contradicts what was decided about the payout.");
        (change.RequestId, change.ProviderStatus) = (reading.RequestId, reading.ProviderStatus);
        if (happened is PayoutEventKind.Contradiction or PayoutEventKind.Reversed) change.Raise(happened.Value, change.Description);
        if (isUnmapped) change.Raise(PayoutEventKind.UnmappedStatus, "The provider used a status text that no table knows.");
        return change.Build(ClaimChange.Keep);
    }

    private static JournalWrite ApplyToUnbound(
        JournalRecord record, PayoutReading reading, ProviderCapabilities capabilities, TimelineSource source, DateTimeOffset now)
    {
        var change = new RecordChange(record, capabilities, now, source, "Found at the provider by its handle.")
        {
            Record = record with { Observed = Observe(reading), Decision = null, Proposal = null, PersonReason = null },
        };
        (change.RequestId, change.ProviderStatus) = (reading.RequestId, reading.ProviderStatus);
        if (record.Status.IsFinal() && record.Status != reading.Status)
            change.Raise(PayoutEventKind.Contradiction, "The provider holds the payout, against what was decided about it.");
        if (!reading.IsStatusKnown) change.Raise(PayoutEventKind.UnmappedStatus, "The provider used a status text that no table knows.");
        return change.Build(ClaimChange.Keep);
    }

    private static JournalWrite? ApplyNotFound(JournalRecord record, ProviderCapabilities capabilities, DateTimeOffset now)
    {
        // What a person has settled is over; what was never bound has nothing to be missed.
        if (record is not { Observed.Status: PayoutStatus.Pending, Decision: null }) return null;
        if (record.CancelAcceptedAt is { } accepted)
        {
            return now < accepted + Schedule.CancelGrace
                ? null
                : new RecordChange(record, capabilities, now, TimelineSource.Read, "The provider accepted the cancellation and no longer holds the payout.")
                {
                    Record = record with { Observed = record.Observed with { Status = PayoutStatus.Cancelled }, PersonReason = null },
                }.Build(ClaimChange.Keep);
        }

        // A cancellation that was asked for and never answered: probably it took effect, but "probably" is for a person to say.
        DateTimeOffset since = record.NotFoundSince ?? now;
        string? reason = now >= record.CancelRequestedAt + Schedule.CancelGrace
            ? "A cancellation was asked for without an answer, and the provider no longer shows the payout."
            : now >= since + Schedule.GoneAfter ? "The provider accepted the payout and has not shown it for a day." : null;
        if (reason is not null && record.PersonReason is null) return Note(record with { NotFoundSince = since, PersonReason = reason }, reason);
        return record.NotFoundSince is null ? Note(record with { NotFoundSince = now }, "The provider does not show the payout it accepted.") : null;

        JournalWrite Note(JournalRecord after, string description) =>
            new RecordChange(record, capabilities, now, TimelineSource.Read, description) { Record = after }.Build(ClaimChange.Keep);
    }

    // An id is bound only where the amount can be read and agrees; once bound, an answer without an amount still tells a status.
    // A handle that is shown and is another one belongs to another payout, whatever id was asked for.
    internal static bool BelongsTo(JournalRecord record, PayoutReading reading) =>
        (reading.Amount is { } amount ? amount == record.Request.Amount : record.Observed is not null)
        && (reading.Environment is null || record.Exchange.Address.Environment is not { } environment
            || string.Equals(reading.Environment, environment, StringComparison.OrdinalIgnoreCase))
        && (reading.Handle is null || string.Equals(reading.Handle, record.Handle, StringComparison.Ordinal))
        && (record.Observed is null || record.Observed.Is(reading));

    // What another amount put before a person is taken back by the right amount, not by a reading that shows none.
    private static string? Outlived(string? reason, PayoutReading reading) => reading.Amount is null && reason is AcceptedOtherwise or ShownOtherwise ? reason : null;

    private static bool IsSameBesidesRaw(ObservedPayout left, ObservedPayout right) =>
        left with { Raw = null, Fees = null } == right with { Raw = null, Fees = null }
        && (left.Fees ?? []).SequenceEqual(right.Fees ?? [])
        && left.Fees is null == right.Fees is null;

    private static string Describe(PayoutEventKind? happened) => happened switch
    {
        PayoutEventKind.Reversed => "The provider shows that the money came back.",
        PayoutEventKind.Contradiction => "The provider contradicts the final status it gave before.",
        PayoutEventKind.StatusChanged => "The provider gave a new status.",
        _ => "The provider told more about the payout.",
    };
}
