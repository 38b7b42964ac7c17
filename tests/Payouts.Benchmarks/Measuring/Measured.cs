namespace Payouts.Benchmarks.Measuring;

/// <summary>What one candidate took.</summary>
/// <param name="Name">The candidate.</param>
/// <param name="Nanoseconds">Of one operation: the median of the rounds.</param>
/// <param name="Bytes">Allocated by one operation: the least of the rounds, for whatever else the process does only adds.</param>
/// <param name="Ratio">To the first candidate: the median of the ratios of each round, so that a machine that slows down weighs on both.</param>
internal sealed record Measured(string Name, double Nanoseconds, double Bytes, double Ratio);
