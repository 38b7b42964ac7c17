namespace Payouts.Benchmarks.Measuring;

/// <summary>One of the things that are measured side by side.</summary>
/// <param name="Name">Its name in tables.</param>
/// <param name="RunAsync">Does it so many times, one after the other.</param>
internal sealed record Candidate(string Name, Func<int, Task> RunAsync);
