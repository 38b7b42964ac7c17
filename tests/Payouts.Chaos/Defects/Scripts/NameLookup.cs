using Payouts.Providers;
using Payouts.Simulator;

namespace Payouts.Chaos.Defects.Scripts;

/// <summary>A name look-up that answers nothing, or "OK", has checked nothing.</summary>
internal static class NameLookup
{
    private static readonly FaultAction[] Answers =
    [
        FaultAction.Respond(200, "OK"), FaultAction.Respond(200, "\"OK\""), FaultAction.Respond(200), FaultAction.Respond(200, "{}"), FaultAction.Respond(200, "[]"), FaultAction.Respond(200, "null"),
        FaultAction.Respond(200, """{"success":true,"result":{"account":{"holderName":"OK"}}}"""), FaultAction.Respond(200, """{"success":true,"result":{"account":{"holderName":""}}}"""),
        FaultAction.Respond(500), FaultAction.Respond(404, "{}"), FaultAction.Abort(), FaultAction.GarbageBody(),
    ];

    public static async Task RunAsync(DefectWorld world)
    {
        DefectProcess process = world.Open();
        var lookup = (IAccountNameLookup)process.Provider;
        foreach (FaultAction answer in Answers)
        {
            world.OnRead(answer, times: int.MaxValue);
            AccountNameResult result = await world.RunAsync(() => lookup.LookUpAsync(world.Request().Destination, "Jane Doe"));
            DefectWorld.Require(result.Outcome == AccountNameOutcome.CouldNotCheck, $"An answer that tells no name was taken for {result.Outcome}.");
            world.Simulator.Faults.Clear();
        }
    }
}
