namespace Payouts.Benchmarks.Processes;

/// <summary>What a child process left.</summary>
/// <param name="Output">Everything it wrote to its standard output.</param>
/// <param name="Took">From its start to its end.</param>
internal sealed record ChildResult(string Output, TimeSpan Took);
