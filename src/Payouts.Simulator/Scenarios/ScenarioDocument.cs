namespace Payouts.Simulator;

/// <summary>A scenario as its JSON has it.</summary>
internal sealed record ScenarioDocument
{
    public int? Seed { get; init; }

    public required IReadOnlyList<ScenarioStep> Steps { get; init; }
}
