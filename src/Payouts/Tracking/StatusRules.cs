using Payouts.Journal;

namespace Payouts.Tracking;

/// <summary>The status of a payout as a function of everything known about it.</summary>
internal static class StatusRules
{
    /// <summary>Evidence of the provider comes first, then a person's word, then what the attempts prove together.</summary>
    internal static PayoutStatus Compute(JournalRecord record)
    {
        bool isDisputed = record.Observed is { IsDisputed: true };
        if (record.Observed is { } observed && !isDisputed && (observed.Status.IsFinal() || record.Decision is null)) return observed.Status;
        if (record.Decision is { } decision) return decision.Decision == PayoutDecision.Paid ? PayoutStatus.Succeeded : PayoutStatus.Failed;
        if (isDisputed) return PayoutStatus.Unknown;

        // One refusal proves nothing about another attempt that may have executed, or may be executing.
        bool isDeclined = false, mayHaveExecuted = false;
        for (int index = 0; index < record.Attempts.Count; index++)
        {
            isDeclined |= record.Attempts[index].Result == AttemptResult.Declined;
            mayHaveExecuted |= record.Attempts[index].MayHaveExecuted;
        }

        bool isOpen = AttemptTransitions.HasOpenAttempt(record);
        if (mayHaveExecuted || (isOpen && isDeclined)) return PayoutStatus.Unknown;
        if (isOpen) return PayoutStatus.Created;
        if (isDeclined) return PayoutStatus.Failed;
        return record.ClosedAt is null ? PayoutStatus.Created : PayoutStatus.Cancelled;
    }

    /// <summary>The record as a reader must see it: an attempt whose lease ran out without an outcome may have executed, even before anybody journalled that.</summary>
    internal static JournalRecord AsSeen(JournalRecord record) =>
        record.Status == PayoutStatus.Created && AttemptTransitions.HasOpenAttempt(record) && record.Claim is not { IsLive: true }
            ? record with { Status = PayoutStatus.Unknown, DueAt = record.DueAt ?? Schedule.SettledAt(record) }
            : record;

    /// <summary>The reason that goes with <see cref="PayoutStatus.Failed"/>.</summary>
    internal static PayoutFailure? FailureOf(JournalRecord record)
    {
        if (record.Status != PayoutStatus.Failed) return null;
        if (record.Observed is { Status: PayoutStatus.Failed } observed) return observed.Failure ?? new PayoutFailure(PayoutFailureCategory.Unspecified);
        return record.Decision is { } decision
            ? new PayoutFailure(PayoutFailureCategory.DecidedByPerson, Code: null, decision.Why)
            : record.Attempts.LastOrDefault(static attempt => attempt.Result == AttemptResult.Declined)?.Failure
                ?? new PayoutFailure(PayoutFailureCategory.Unspecified);
    }
}
