using Payouts.Providers;

namespace Payouts.Sending;

/// <summary>Judges one attempt: evidence, HTTP status and the adapter's reading in, verdict out. The table of <c>docs/guarantees.md</c>, and total.</summary>
internal static class DecisionTable
{
    internal static AttemptVerdict Judge(SendEvidence evidence, int statusCode, CreateReadingKind reading, CreateRules rules) => evidence switch
    {
        SendEvidence.NotSent => AttemptVerdict.NotSent,
        SendEvidence.Answered => JudgeAnswer(statusCode, reading, rules),
        _ => AttemptVerdict.MayHaveExecuted,
    };

    private static AttemptVerdict JudgeAnswer(int statusCode, CreateReadingKind reading, CreateRules rules)
    {
        if (statusCode is >= 200 and <= 299) return JudgeSuccess(reading);
        if (rules.Configuration.Contains(statusCode)) return AttemptVerdict.Misconfigured;
        if (rules.Throttled.Contains(statusCode)) return AttemptVerdict.Throttled;
        if (rules.AlreadyExists == statusCode && reading == CreateReadingKind.AlreadyExists) return AttemptVerdict.Exists;
        if (rules.Refusals.Contains(statusCode) && reading == CreateReadingKind.Rejected) return AttemptVerdict.Declined;
        return AttemptVerdict.MayHaveExecuted;
    }

    private static AttemptVerdict JudgeSuccess(CreateReadingKind reading) => reading switch
    {
        CreateReadingKind.Accepted => AttemptVerdict.Accepted,
        CreateReadingKind.Rejected => AttemptVerdict.Declined,
        _ => AttemptVerdict.MayHaveExecuted,
    };
}
