using Payouts.Journal;
using Payouts.Providers;
using Payouts.Simulator;
using Payouts.Simulator.Monime;

namespace Payouts.Chaos.Defects.Scripts;

/// <summary>A cancellation and a success cross: the payout ends as the money went, and is told of.</summary>
internal static class CancelRace
{
    private const string Accepted = """{"success":true,"messages":[],"result":{}}""";

    public static async Task RunAsync(DefectWorld world)
    {
        await RaceAsync(world, "overtaken", FaultAction.Delay(TimeSpan.FromSeconds(5)), FaultPoint.BeforeExecute);
        await RaceAsync(world, "unanswered", FaultAction.Abort(), FaultPoint.BeforeExecute);
        await RaceAsync(world, "accepted", FaultAction.Respond(200, Accepted), FaultPoint.BeforeExecute);
        await ContradictAsync(world);
        await RaceAsync(world, "unclear", FaultAction.Respond(500, "{}"), FaultPoint.BeforeExecute);
    }

    // The provider takes the cancellation, shows the payout no more, and pays it all the same.
    private static async Task ContradictAsync(DefectWorld world)
    {
        DefectProcess process = world.Open();
        if (!process.Provider.Capabilities.Supports(ProviderOperation.Cancel)) return;
        world.Simulator.Outcomes.Default = SimulatedOutcome.Pending;
        await process.CreateAsync("contradicted");
        world.Simulator.Faults.Enqueue(new SimulatedFault { Method = "DELETE", Action = FaultAction.Respond(200, Accepted) });
        await process.CancelAsync("contradicted");
        world.OnRead(MonimeFaults.Error(404, "not_found", "No such payout."), times: int.MaxValue);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        Payout gone = await process.RefreshAsync("contradicted");
        DefectWorld.Require(gone.Status == PayoutStatus.Cancelled, $"contradicted: it was taken back and is gone, and is {gone.Status}.");

        world.Simulator.Faults.Clear();
        world.Simulator.Outcomes.Default = SimulatedOutcome.Completed;
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.RunAsync(() => process.Client.Reconciler.SweepAsync(world.Account.Name));
        Payout paid = await process.SettleAsync("contradicted");
        DefectWorld.Require(paid.Status == PayoutStatus.Succeeded, $"contradicted: the money went, and it is {paid.Status}.");
        DefectWorld.Require(world.Events.All.Any(static told => told.Kind == PayoutEventKind.Contradiction), "contradicted: nobody was told.");
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
