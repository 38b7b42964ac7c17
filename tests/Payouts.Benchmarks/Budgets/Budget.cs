namespace Payouts.Benchmarks.Budgets;

/// <summary>What something may cost, and what it cost in this run.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Measured">The figure.</param>
/// <param name="Limit">The figure that is promised.</param>
/// <param name="Unit">Of both, such as "× raw" or "B".</param>
/// <param name="IsFloor">Whether more is better.</param>
internal sealed record Budget(string Name, double Measured, double Limit, string Unit, bool IsFloor = false)
{
    public bool IsMet => IsFloor ? Measured >= Limit : Measured <= Limit;
}
