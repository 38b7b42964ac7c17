using Payouts.Simulator;

namespace Payouts.Chaos.Crashpoints;

/// <summary>What the provider does to the create call.</summary>
internal sealed record Scenario(string Name, Action<PayoutSimulator> Prepare, bool NeedsKey = false, bool HasSecondCrash = false)
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("plain", static _ => { }),
        new("answer-lost", static simulator => Strike(simulator, FaultPoint.AfterExecute, FaultAction.Abort()), HasSecondCrash: true),
        new("request-lost", static simulator => Strike(simulator, FaultPoint.BeforeExecute, FaultAction.Abort()), NeedsKey: true, HasSecondCrash: true),
        new("refused-first", static simulator => Strike(simulator, FaultPoint.BeforeExecute, FaultAction.Respond(401, "{}"))),
    ];

    private static void Strike(PayoutSimulator simulator, FaultPoint point, FaultAction action) =>
        simulator.Faults.Enqueue(new SimulatedFault { Method = "POST", Point = point, Action = action });
}
