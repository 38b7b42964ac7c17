using Payouts.Journal;
using Payouts.Simulator;

namespace Payouts.Chaos.Defects.Scripts;

/// <summary>A status that no table knows is shown and told, and never final.</summary>
internal static class UnmappedStatus
{
    public static async Task RunAsync(DefectWorld world)
    {
        DefectProcess process = world.Open();
        world.Simulator.Outcomes.Default = SimulatedOutcome.Status("teleported");
        await process.CreateAsync();
        Payout shown = await process.RefreshAsync();
        DefectWorld.Require(shown is { Status: PayoutStatus.Pending, ProviderStatus: "teleported" }, $"It is {shown.Status} ({shown.ProviderStatus}).");
        Payout later = await process.SettleAsync();
        DefectWorld.Require(later is { Status: PayoutStatus.Pending, IsFinal: false, ProviderStatus: "teleported" }, $"Hours later it is {later.Status} ({later.ProviderStatus}).");
        DefectWorld.Require(world.Events.All.Any(static told => told.Kind == PayoutEventKind.UnmappedStatus), "Nobody was told of a status that no table knows.");

        world.Simulator.Outcomes.Default = SimulatedOutcome.Completed;
        Payout settled = await process.SettleAsync();
        DefectWorld.Require(settled.Status == PayoutStatus.Succeeded, $"It became {settled.Status}.");
    }
}
