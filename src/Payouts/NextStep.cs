namespace Payouts;

/// <summary>What the library will do and when, or what a person must do.</summary>
/// <param name="Kind">Who acts, and how.</param>
/// <param name="Explanation">The step in words.</param>
/// <param name="At">Not before this time, where the step has one.</param>
public sealed record NextStep(NextStepKind Kind, string Explanation, DateTimeOffset? At = null);
