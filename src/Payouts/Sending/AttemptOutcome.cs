using Payouts.Providers;

namespace Payouts.Sending;

/// <summary>What the guard recorded of one attempt; nothing that an outer handler returns or throws gets in here.</summary>
internal sealed record AttemptOutcome(SendEvidence Evidence, ProviderAnswer? Answer, string Explanation, Exception? Error)
{
    internal static AttemptOutcome Answered(ProviderAnswer answer) =>
        new(SendEvidence.Answered, answer, $"The provider answered HTTP {answer.StatusCode}.", Error: null);

    internal static AttemptOutcome NotSent(string explanation, Exception? error = null) =>
        new(SendEvidence.NotSent, Answer: null, explanation, error);

    internal static AttemptOutcome MayHaveExecuted(string explanation, Exception? error = null) =>
        new(SendEvidence.MayHaveExecuted, Answer: null, explanation, error);
}
