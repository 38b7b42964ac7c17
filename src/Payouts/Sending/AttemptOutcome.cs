using Payouts.Providers;

namespace Payouts.Sending;

/// <summary>What the guard recorded of one attempt; nothing that an outer handler returns or throws gets in here.</summary>
internal sealed record AttemptOutcome(SendEvidence Evidence, ProviderAnswer? Answer, string Explanation, Exception? Error)
{
    private static readonly string?[] Words = new string?[600];

    internal static AttemptOutcome Answered(ProviderAnswer answer) =>
        new(SendEvidence.Answered, answer, Explain(answer.StatusCode), Error: null);

    internal static AttemptOutcome NotSent(string explanation, Exception? error = null) =>
        new(SendEvidence.NotSent, Answer: null, explanation, error);

    internal static AttemptOutcome MayHaveExecuted(string explanation, Exception? error = null) =>
        new(SendEvidence.MayHaveExecuted, Answer: null, explanation, error);

    // The same words every time, made once.
    private static string Explain(int statusCode) =>
        statusCode is >= 0 and < 600 ? Words[statusCode] ??= $"The provider answered HTTP {statusCode}." : $"The provider answered HTTP {statusCode}.";
}
