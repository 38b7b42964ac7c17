using Payouts.Providers;
using Payouts.Simulator;

namespace Payouts.Chaos.Defects.Scripts;

/// <summary>A cancellation and a success cross: the payout ends as the money went, and is told of.</summary>
internal static class CancelRace
{
    public static async Task RunAsync(DefectWorld world)
    {
        await RaceAsync(world, "overtaken", FaultAction.Delay(TimeSpan.FromSeconds(5)), FaultPoint.BeforeExecute);
        await RaceAsync(world, "unanswered", FaultAction.Abort(), FaultPoint.BeforeExecute);
        await RaceAsync(world, "unclear", FaultAction.Respond(500, "{}"), FaultPoint.BeforeExecute);
    }

    private static async Task RaceAsync(DefectWorld world, string reference, FaultAction action, FaultPoint point)
    {
        DefectProcess process = world.Open();
        await process.CreateAsync(reference);
        world.Simulator.Faults.Enqueue(new SimulatedFault { Method = "DELETE", Action = action, Point = point });
        bool canCancel = process.Provider.Capabilities.Supports(ProviderOperation.Cancel);
        try
        {
            Payout asked = await process.CancelAsync(reference);
            DefectWorld.Require(canCancel && asked.Status is PayoutStatus.Pending or PayoutStatus.Succeeded, $"{reference}: it is {asked.Status}.");
        }
        catch (PayoutStateException) when (!canCancel)
        {
            // Said at once, and nothing changed.
        }
        catch (PayoutProviderException) when (canCancel)
        {
            // No useful answer: that is not known to be withdrawn.
        }

        world.Simulator.Faults.Clear();
        Payout settled = await process.SettleAsync(reference);
        DefectWorld.Require(settled.Status == PayoutStatus.Succeeded, $"{reference}: the money went, and it is {settled.Status}.");
        DefectWorld.Require(world.Events.All.Any(told => told.Reference == reference && told.To == PayoutStatus.Succeeded), $"{reference}: nobody was told.");
        DefectWorld.Require(!world.Events.All.Any(told => told.Reference == reference && told.To == PayoutStatus.Cancelled), $"{reference}: somebody was told that it is cancelled.");
    }
}
