using Payouts.Simulator;

namespace Payouts.Chaos.Campaign;

/// <summary>What goes wrong in a run: only what a provider may do without breaking what it documents.</summary>
internal static class FaultPlan
{
    private static readonly ScenarioStep[] Outcomes =
    [
        new() { Kind = ScenarioStepKind.Outcome, Outcome = SimulatedOutcomeKind.Completed },
        new() { Kind = ScenarioStepKind.Outcome, Outcome = SimulatedOutcomeKind.Completed },
        new() { Kind = ScenarioStepKind.Outcome, Outcome = SimulatedOutcomeKind.Pending },
        new() { Kind = ScenarioStepKind.Outcome, Outcome = SimulatedOutcomeKind.Failed, Text = "provider_unknown" },
        new() { Kind = ScenarioStepKind.Outcome, Outcome = SimulatedOutcomeKind.Status, Text = "canarystatus" },
        new() { Kind = ScenarioStepKind.Outcome, Outcome = SimulatedOutcomeKind.Reversed, Text = "provider_unknown", Wait = TimeSpan.FromMinutes(10) },
    ];

    /// <summary>The scenario that a run begins with; <c>--seed</c> of the simulator plays the same.</summary>
    public static FaultScenario Of(int seed) => FaultScenario.FromSeed(seed);

    /// <summary>Payouts go another way from now on.</summary>
    public static FaultScenario Turn(Random random) => new(Outcomes[random.Next(Outcomes.Length)]);

    /// <summary>All that was played, as JSON.</summary>
    public static string Told(PayoutSimulator simulator) => new FaultScenario(simulator.Played.Select(static played => played.Step)).ToJson();
}
