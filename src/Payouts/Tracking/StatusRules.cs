using Payouts.Journal;

namespace Payouts.Tracking;

/// <summary>The status of a payout as a function of everything known about it.</summary>
internal static class StatusRules
{
    /// <summary>Evidence of the provider comes first, then a person's word, then what the attempts prove together.</summary>
    internal static PayoutStatus Compute(JournalRecord record)
    {
        if (record.Observed is { } observed) return observed.Status;
        if (record.Decision is { } decision) return decision.Decision == PayoutDecision.Paid ? PayoutStatus.Succeeded : PayoutStatus.Failed;

        // One refusal proves nothing about another attempt that may have executed.
        if (record.Attempts.Any(static attempt => attempt.MayHaveExecuted)) return PayoutStatus.Unknown;
        if (record.Attempts.Any(static attempt => attempt.Result == AttemptResult.Declined)) return PayoutStatus.Failed;
        return record.ClosedAt is null ? PayoutStatus.Created : PayoutStatus.Cancelled;
    }

    /// <summary>The reason that goes with <see cref="PayoutStatus.Failed"/>.</summary>
    internal static PayoutFailure? FailureOf(JournalRecord record) => record.Status != PayoutStatus.Failed
        ? null
        : record.Observed is { } observed
            ? observed.Failure ?? new PayoutFailure(PayoutFailureCategory.Unspecified)
            : record.Decision is { } decision
                ? new PayoutFailure(PayoutFailureCategory.DecidedByPerson, Code: null, decision.Why)
                : record.Attempts.Last(static attempt => attempt.Result == AttemptResult.Declined).Failure;
}
