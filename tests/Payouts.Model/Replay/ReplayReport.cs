namespace Payouts.Model.Replay;

/// <summary>What came of a replay.</summary>
/// <param name="Findings">The promises that were broken, each with the step; none where all were kept.</param>
/// <param name="Story">After each step: the status that is told, how often a body has left, and how many payouts the provider holds.</param>
internal sealed record ReplayReport(IReadOnlyList<string> Findings, IReadOnlyList<string> Story);
