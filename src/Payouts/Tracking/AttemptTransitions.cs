using Payouts.Diagnostics;
using Payouts.Journal;
using Payouts.Providers;
using Payouts.Sending;

namespace Payouts.Tracking;

/// <summary>What the beginning and the end of an attempt do to a record. Pure.</summary>
internal static class AttemptTransitions
{
    // Of attempts that provably did nothing only the latest are kept, so that a caller who tries for days does not grow the record.
    private const int HarmlessKept = 8;

    /// <summary>Whether an attempt has no outcome yet: its sender is at work, or died.</summary>
    internal static bool HasOpenAttempt(JournalRecord record)
    {
        for (int index = 0; index < record.Attempts.Count; index++)
        {
            if (record.Attempts[index].Result is null) return true;
        }

        return false;
    }

    internal static JournalWrite Begin(
        JournalRecord record, AttemptDeadline deadline, string mark, ProviderCapabilities capabilities, ClaimChange claim, DateTimeOffset now, JournalWrite? insert = null)
    {
        int number = record.Attempts.Count == 0 ? 1 : record.Attempts[^1].Number + 1;
        var attempt = new AttemptRecord { Number = number, Mark = mark, Lease = claim.Lease, BeganAt = deadline.BeganAt, Deadline = deadline.At, TraceParent = PayoutSpans.TraceParent };
        return new RecordChange(record, capabilities, now, TimelineSource.Attempt, AttemptWords.Claimed(number))
        {
            Record = record with { Attempts = record.Attempts.Count == 0 ? Lists.Append(null, attempt) : [.. Trim(record.Attempts), attempt], SearchedInVainAt = null, NeverSentAt = null },
        }.Build(claim, insert);
    }

    /// <summary>Begins the first attempt in the commit that journals the intent.</summary>
    internal static JournalWrite BeginWith(
        JournalWrite insert, AttemptDeadline deadline, string mark, ProviderCapabilities capabilities, ClaimChange claim, DateTimeOffset now) =>
        Begin(insert.Record, deadline, mark, capabilities, claim, now, insert);

    internal static JournalWrite End(
        JournalRecord record,
        int number,
        AttemptVerdict verdict,
        AttemptOutcome outcome,
        CreateReading? reading,
        ProviderCapabilities capabilities,
        DateTimeOffset now)
    {
        string? requestId = capabilities.RequestIdHeader is { } header ? outcome.Answer?.Header(header) : null;
        var change = new RecordChange(record, capabilities, now, TimelineSource.Attempt, AttemptWords.Ended(number, verdict, outcome))
        {
            Evidence = outcome.Evidence,
            RequestId = requestId,
            ProviderStatus = reading?.Payout?.ProviderStatus,
        };
        change.Record = record with
        {
            LastAnswer = outcome.Answer is { } answer ? Raw(answer, requestId, reading) : record.LastAnswer,
            Attempts = Ended(record, number, verdict, outcome, reading, requestId, now),
        };
        if (verdict == AttemptVerdict.Accepted) Bind(ref change, reading!.Payout!);

        // After an unknown outcome the claim stays until its lease ends: on the journal's clock, that is when the attempt is over at the provider too.
        bool isOver = ResultOf(verdict) != AttemptResult.MayHaveExecuted;
        return change.Build(isOver && IsOwnClaim(record, number) ? ClaimChange.Release : ClaimChange.Keep);
    }

    /// <summary>The lease of the latest attempt ran out without an outcome: its sender died, perhaps after the body had begun to leave.</summary>
    internal static JournalWrite LoseSender(JournalRecord record, ProviderCapabilities capabilities, DateTimeOffset now)
    {
        var change = new RecordChange(record, capabilities, now, TimelineSource.Recovery, "The sender's lease ran out without an outcome: it may have been executed.");
        change.Evidence = SendEvidence.MayHaveExecuted;
        change.Record = record with
        {
            Attempts = [.. record.Attempts.Select(attempt => attempt.Result is not null
                ? attempt
                : OnJournalClock(record, attempt) with { Result = AttemptResult.MayHaveExecuted, EndedAt = now })],
        };
        return change.Build(ClaimChange.Release);
    }

    /// <summary>The provider named an id that another intent holds: nothing is bound, and a person is told.</summary>
    internal static JournalWrite? SetAside(JournalRecord record, int? attempt, ProviderCapabilities capabilities, DateTimeOffset now)
    {
        const string reason = "The provider named an id that is bound to another reference.";
        if (record.PersonReason is not null && attempt is null) return null;
        var change = new RecordChange(record, capabilities, now, attempt is null ? TimelineSource.Read : TimelineSource.Attempt, $"{reason} Nothing was bound.");
        change.Raise(PayoutEventKind.DuplicateExecution, change.Description);
        change.Record = record with
        {
            PersonReason = reason,
            Attempts = [.. record.Attempts.Select(a => a.Number == attempt ? a with { Result = AttemptResult.MayHaveExecuted, EndedAt = now } : a)],
        };
        return change.Build(ClaimChange.Keep);
    }

    private static void Bind(ref RecordChange change, PayoutReading reading)
    {
        JournalRecord record = change.Record;
        ObservedPayout next = ReadTransitions.Observe(reading);
        bool isElsewhere = reading.Environment is { } shown && record.Exchange.Address.Environment is { } environment && !string.Equals(shown, environment, StringComparison.OrdinalIgnoreCase);
        if (isElsewhere || (reading.Amount is { } amount && amount != record.Request.Amount))
        {
            record = record with { PersonReason = ReadTransitions.AcceptedOtherwise };
            change.Raise(PayoutEventKind.Mismatch, record.PersonReason);
        }

        if (record.Status.IsFinal() && record.Observed is null && record.Status != next.Status)
            change.Raise(PayoutEventKind.Contradiction, "The provider accepted the payout, against what was decided about it.");
        if (!reading.IsStatusKnown) change.Raise(PayoutEventKind.UnmappedStatus, "The provider used a status text that no table knows.");
        change.Record = record.Observed switch
        {
            null when record is { Decision: null, Proposal: null } => Bound(record, next),
            null => record with { Observed = next, Decision = null, Proposal = null },
            { } bound when bound.Is(reading) =>
                record with { Observed = ObservationMerge.Merge(bound, next with { ProviderId = bound.ProviderId }, isFresh: false).Merged },
            { } bound => AddDuplicate(ref change, record, bound, next.ProviderId),
        };
    }

    // What the adapter kept of the answer is the same thing.
    private static RawAnswer Raw(ProviderAnswer answer, string? requestId, CreateReading? reading) =>
        reading?.Payout?.Raw is { } kept && kept.StatusCode == answer.StatusCode && string.Equals(kept.RequestId, requestId, StringComparison.Ordinal) && kept.Body.Equals(answer.Body)
            ? kept : answer.ToRaw(requestId);

    // The copy that was made for this change.
    private static JournalRecord Bound(JournalRecord record, ObservedPayout observed)
    {
        record.DeriveObserved(observed);
        return record;
    }

    private static JournalRecord AddDuplicate(ref RecordChange change, JournalRecord record, ObservedPayout bound, string otherId)
    {
        change.Raise(PayoutEventKind.DuplicateExecution, "The provider holds more than one payout for this intent.");
        ObservedPayout both = bound with { OtherProviderIds = [.. bound.OtherProviderIds, otherId] };
        return record with { Observed = both, PersonReason = both.IsDisputed ? ReadTransitions.Disputed : record.PersonReason };
    }

    // The claim was taken in the commit that began the latest attempt: the journal's clock then is the end of the lease less its length. A sender's own
    // clock may be days off, and what it says decides until when a key is repeated.
    private static (DateTimeOffset BeganAt, DateTimeOffset Deadline) TimesOnJournalClock(JournalRecord record, AttemptRecord attempt)
    {
        if (record.Claim is not { } claim || !IsOwnClaim(record, attempt.Number)) return (attempt.BeganAt, attempt.Deadline);
        DateTimeOffset began = claim.ExpiresAt - attempt.Lease;
        return (began, began + (attempt.Deadline - attempt.BeganAt));
    }

    private static AttemptRecord OnJournalClock(JournalRecord record, AttemptRecord attempt)
    {
        (DateTimeOffset beganAt, DateTimeOffset deadline) = TimesOnJournalClock(record, attempt);
        return attempt with { BeganAt = beganAt, Deadline = deadline };
    }

    private static AttemptRecord[] Ended(
        JournalRecord record, int number, AttemptVerdict verdict, AttemptOutcome outcome, CreateReading? reading, string? requestId, DateTimeOffset now)
    {
        var attempts = new AttemptRecord[record.Attempts.Count];
        for (int index = 0; index < attempts.Length; index++)
        {
            AttemptRecord attempt = record.Attempts[index];
            if (attempt.Number == number)
            {
                (DateTimeOffset beganAt, DateTimeOffset deadline) = TimesOnJournalClock(record, attempt);
                attempt = attempt with
                {
                    BeganAt = beganAt,
                    Deadline = deadline,
                    Result = ResultOf(verdict),
                    EndedAt = now,
                    HttpStatus = outcome.Answer?.StatusCode,
                    Failure = reading?.Failure,
                    RequestId = requestId,
                };
            }

            attempts[index] = attempt;
        }

        return attempts;
    }

    private static IEnumerable<AttemptRecord> Trim(IReadOnlyList<AttemptRecord> attempts)
    {
        int surplus = attempts.Count(IsHarmless) - HarmlessKept;
        return surplus <= 0 ? attempts : attempts.Where(attempt => !IsHarmless(attempt) || surplus-- <= 0);
    }

    private static bool IsHarmless(AttemptRecord attempt) => attempt.Result is AttemptResult.NotSent or AttemptResult.NotExecuted;

    private static bool IsOwnClaim(JournalRecord record, int number) => record.Attempts.Count > 0 && record.Attempts[^1].Number == number;

    internal static AttemptResult ResultOf(AttemptVerdict verdict) => verdict switch
    {
        AttemptVerdict.NotSent => AttemptResult.NotSent,
        AttemptVerdict.Accepted => AttemptResult.Accepted,
        AttemptVerdict.Declined => AttemptResult.Declined,
        AttemptVerdict.Misconfigured or AttemptVerdict.Throttled => AttemptResult.NotExecuted,
        _ => AttemptResult.MayHaveExecuted,
    };
}
