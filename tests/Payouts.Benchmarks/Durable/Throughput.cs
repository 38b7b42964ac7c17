namespace Payouts.Benchmarks.Durable;

/// <summary>How many durable payouts one place takes in each second.</summary>
/// <param name="Callers">How many asked at once.</param>
/// <param name="Rate">Payouts a second: the median of the rounds.</param>
/// <param name="Baseline">What the place does each second without the library, measured before and after every round: the median.</param>
/// <param name="Ratio">The median of the ratios of each round.</param>
/// <param name="WritesPerCommit">How many writes of payouts one commit held, on average.</param>
/// <param name="Processor">Microseconds of processor that this process took for one payout, callers and provider included: what is left of a figure when others want the machine too.</param>
/// <param name="Early">How many of those that were looked at had been sent or told of before their commit stood.</param>
internal sealed record Throughput(int Callers, double Rate, double Baseline, double Ratio, double WritesPerCommit, double Processor, long Early);
