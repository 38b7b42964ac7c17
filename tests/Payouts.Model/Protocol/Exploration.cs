namespace Payouts.Model.Protocol;

/// <summary>What an exploration found.</summary>
/// <param name="States">How many states there are.</param>
/// <param name="Moves">How many moves between them.</param>
/// <param name="Violation">The promise that is broken, where one is.</param>
/// <param name="Trace">The shortest way there.</param>
/// <param name="Stuck">How many states there are from which the payout is never settled, without further faults.</param>
internal sealed record Exploration(int States, long Moves, Violation Violation, IReadOnlyList<Move> Trace, int Stuck)
{
    public override string ToString() => FormattableString.Invariant($"{States} states, {Moves} moves, {Violation}, {Stuck} stuck");
}
