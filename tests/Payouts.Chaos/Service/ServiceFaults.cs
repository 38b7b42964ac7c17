using Payouts.Simulator;

namespace Payouts.Chaos.Service;

/// <summary>What goes wrong with exchanges in real time, for as long as payouts are made: only what a provider may do without breaking what it documents.</summary>
internal static class ServiceFaults
{
    // The answer is lost or useless, and whether the payout was executed is open.
    private static readonly Func<Random, (FaultAction Action, FaultPoint Point)>[] LostAnswers =
    [
        static _ => (FaultAction.Abort(), FaultPoint.BeforeExecute),
        static _ => (FaultAction.Abort(), FaultPoint.AfterExecute),
        static _ => (FaultAction.Respond(500, "{}"), FaultPoint.BeforeExecute),
        static _ => (FaultAction.Respond(500, "{}"), FaultPoint.AfterExecute),
        static _ => (FaultAction.BadGatewayPage(), FaultPoint.BeforeExecute),
        static _ => (FaultAction.BadGatewayPage(), FaultPoint.AfterExecute),
        static _ => (FaultAction.Respond(503, "<html>maintenance</html>"), FaultPoint.BeforeExecute),
        static _ => (FaultAction.Respond(408), FaultPoint.AfterExecute),
        static _ => (FaultAction.Respond(425), FaultPoint.BeforeExecute),
        static _ => (FaultAction.Respond(307, "", new Dictionary<string, string> { ["Location"] = "http://127.0.0.1:9/" }), FaultPoint.BeforeExecute),
        static _ => (FaultAction.GarbageBody(), FaultPoint.AfterExecute),
        static _ => (FaultAction.TruncateBody(), FaultPoint.AfterExecute),
        static _ => (FaultAction.WithoutId(), FaultPoint.AfterExecute),
        static _ => (FaultAction.HugeBody(2_000_000), FaultPoint.AfterExecute),
    ];

    private static readonly Func<Random, (FaultAction Action, FaultPoint Point)>[] OfCreates =
    [
        .. LostAnswers,

        // Answers that the providers document as refusals come before anything was executed.
        static _ => (FaultAction.Respond(429, "{}"), FaultPoint.BeforeExecute),
        static random => (FaultAction.Respond(429, "{}", new Dictionary<string, string> { ["Retry-After"] = random.Next(3) == 0 ? "1" : "60" }), FaultPoint.BeforeExecute),
        static _ => (FaultAction.Respond(401, "{}"), FaultPoint.BeforeExecute),
        static _ => (FaultAction.Respond(403, "{}"), FaultPoint.BeforeExecute),
        static _ => (FaultAction.Respond(404, "{}"), FaultPoint.BeforeExecute),
        static _ => (FaultAction.Respond(400, """{"message":"canarytext"}"""), FaultPoint.BeforeExecute),
    ];

    private static readonly Func<Random, FaultAction>[] OfReads =
    [
        static _ => FaultAction.Abort(),
        static _ => FaultAction.Respond(500, "canarytext"),
        static _ => FaultAction.Respond(404, "{}"),
        static _ => FaultAction.Respond(429, "{}"),
        static _ => FaultAction.Respond(401, "{}"),
        static _ => FaultAction.GarbageBody(),
        static _ => FaultAction.Respond(200, "{}"),
    ];

    private static readonly SimulatedOutcome[] Outcomes = [SimulatedOutcome.Completed, SimulatedOutcome.Completed, SimulatedOutcome.Pending, SimulatedOutcome.Failed("provider_unknown"), SimulatedOutcome.Status("canarystatus")];

    /// <summary>Queues faults for calls of any provider.</summary>
    public static void Arm(Random random, FaultScript faults)
    {
        for (int fault = random.Next(5); fault > 0; fault--)
        {
            (FaultAction action, FaultPoint point) = OfCreates[random.Next(OfCreates.Length)](random);
            faults.Enqueue(new SimulatedFault { Method = "POST", Action = action, Point = point, Occurrence = 1 + random.Next(3), Times = 1 + random.Next(2) });
        }

        for (int fault = random.Next(6); fault > 0; fault--)
            faults.Enqueue(new SimulatedFault { Method = "GET", Action = OfReads[random.Next(OfReads.Length)](random), Occurrence = 1 + random.Next(4), Times = 1 + random.Next(3) });
    }

    /// <summary>Queues one fault that leaves open whether a payout was executed, and none that puts off others.</summary>
    public static void LoseAnswer(Random random, FaultScript faults)
    {
        (FaultAction action, FaultPoint point) = LostAnswers[random.Next(LostAnswers.Length)](random);
        faults.Enqueue(new SimulatedFault { Method = "POST", Action = action, Point = point });
    }

    public static SimulatedOutcome Outcome(Random random) => Outcomes[random.Next(Outcomes.Length)];
}
