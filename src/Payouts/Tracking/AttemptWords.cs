using System.Collections.Concurrent;
using Payouts.Sending;

namespace Payouts.Tracking;

/// <summary>What the timeline says of an attempt; the words that come with nearly every payout are made once.</summary>
internal static class AttemptWords
{
    private const int MostNumbers = 8;

    private static readonly string[] Claims = [.. Enumerable.Range(0, MostNumbers).Select(static number => $"Attempt {number} claimed.")];

    private static readonly ConcurrentDictionary<(int Number, AttemptVerdict Verdict, int HttpStatus), string> Ends = new();

    internal static string Claimed(int number) => number is >= 0 and < MostNumbers ? Claims[number] : $"Attempt {number} claimed.";

    internal static string Ended(int number, AttemptVerdict verdict, AttemptOutcome outcome)
    {
        // What was answered is told by its status alone: there are no more texts than statuses.
        if (outcome is not { Evidence: SendEvidence.Answered, Answer.StatusCode: >= 100 and < 600 and int status } || number is < 0 or >= MostNumbers) return Words(number, verdict, outcome);
        return Ends.TryGetValue((number, verdict, status), out string? known) ? known : Ends.GetOrAdd((number, verdict, status), Words(number, verdict, outcome));
    }

    private static string Words(int number, AttemptVerdict verdict, AttemptOutcome outcome) => $"Attempt {number}: {Describe(verdict)} {outcome.Explanation}";

    private static string Describe(AttemptVerdict verdict) => verdict switch
    {
        AttemptVerdict.NotSent => "not sent.",
        AttemptVerdict.Accepted => "accepted.",
        AttemptVerdict.Declined => "refused.",
        AttemptVerdict.Misconfigured => "refused before execution, the account must be set up.",
        AttemptVerdict.Throttled => "refused for now, without side effect.",
        AttemptVerdict.Exists => "the key exists at the provider already.",
        _ => "it may have been executed.",
    };
}
