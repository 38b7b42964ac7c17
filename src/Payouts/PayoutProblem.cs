namespace Payouts;

/// <summary>One rule that a request breaks.</summary>
/// <param name="Path">The field, such as <c>Destination.PhoneNumber</c>.</param>
/// <param name="Rule">The rule, and the shape of what was given; never a private value.</param>
/// <param name="NextStep">What to do.</param>
public sealed record PayoutProblem(string Path, string Rule, string NextStep)
{
    /// <summary>Field, rule and next step in one sentence.</summary>
    public override string ToString() => $"{Path}: {Rule} {NextStep}";
}
