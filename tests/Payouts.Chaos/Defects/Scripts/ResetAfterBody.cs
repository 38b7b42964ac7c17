using Payouts.Simulator;

namespace Payouts.Chaos.Defects.Scripts;

/// <summary>The connection is reset after the body left: whatever the provider did with it, it is not called failed.</summary>
internal static class ResetAfterBody
{
    public static async Task RunAsync(DefectWorld world)
    {
        await TryAsync(world, "before-executing", FaultAction.Abort(), FaultPoint.BeforeExecute);
        await TryAsync(world, "after-executing", FaultAction.Abort(), FaultPoint.AfterExecute);
        await TryAsync(world, "within-the-answer", FaultAction.TruncateBody(), FaultPoint.AfterExecute);
        await TryAsync(world, "without-an-id", FaultAction.WithoutId(), FaultPoint.AfterExecute);
        await TryAsync(world, "unreadable", FaultAction.GarbageBody(), FaultPoint.AfterExecute);
    }

    private static async Task TryAsync(DefectWorld world, string reference, FaultAction action, FaultPoint point)
    {
        DefectProcess process = world.Open();
        world.OnCreate(action, point);
        Payout payout = await process.CreateAsync(reference);
        DefectWorld.Require(payout.Status == PayoutStatus.Unknown, $"{reference}: it is {payout.Status}.");
        Payout settled = await process.SettleAsync(reference);
        DefectWorld.Require(settled.Status is PayoutStatus.Unknown or PayoutStatus.Succeeded, $"{reference}: it became {settled.Status}.");
    }
}
