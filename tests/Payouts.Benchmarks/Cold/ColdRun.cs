namespace Payouts.Benchmarks.Cold;

/// <summary>One process.</summary>
/// <param name="FirstAnswer">Milliseconds from the start of its work to the answer of its first create.</param>
/// <param name="Process">Milliseconds from the start to the end of the process, the runtime's own start included.</param>
internal sealed record ColdRun(double FirstAnswer, double Process);
