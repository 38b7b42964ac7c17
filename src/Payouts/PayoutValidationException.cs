namespace Payouts;

/// <summary>The request breaks rules; nothing was journalled or sent.</summary>
public sealed class PayoutValidationException : PayoutException
{
    /// <summary>Makes the exception of all problems found.</summary>
    public PayoutValidationException(IReadOnlyList<PayoutProblem> problems)
        : base(Describe(problems))
    {
        Problems = problems;
        Category = PayoutFailureCategory.InvalidRequest;
    }

    /// <summary>Every problem found: the rules of every request first, then the provider's.</summary>
    public IReadOnlyList<PayoutProblem> Problems { get; }

    private static string Describe(IReadOnlyList<PayoutProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        return $"The payout was not created, nothing was sent: {problems.Count} problem(s). {string.Join(" ", problems)}";
    }
}
