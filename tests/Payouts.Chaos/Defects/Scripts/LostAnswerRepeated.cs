using Payouts.Simulator;

namespace Payouts.Chaos.Defects.Scripts;

/// <summary>The provider executes, its answer is lost, and the caller calls again and again, from other processes too.</summary>
internal static class LostAnswerRepeated
{
    public static async Task RunAsync(DefectWorld world)
    {
        world.OnCreate(FaultAction.Abort(), FaultPoint.AfterExecute);
        DefectProcess first = world.Open(), second = world.Open();

        Payout created = await first.CreateAsync();
        DefectWorld.Require(created.Status == PayoutStatus.Unknown, $"The answer was lost, and the payout is {created.Status}.");
        for (int call = 0; call < 3; call++)
        {
            await second.CreateAsync();
            world.Clock.Advance(TimeSpan.FromMinutes(3));
            await first.CreateAsync();
        }

        Payout settled = await second.SettleAsync();
        DefectWorld.Require(world.Executed == 1, $"It was executed {world.Executed} times.");

        // The provider's list shows it, so that not even a key is relied upon.
        DefectWorld.Require(world.Creates == 1, $"It was sent {world.Creates} times.");
        DefectWorld.Require(!world.CanFindOut || settled.Status == PayoutStatus.Succeeded, $"It could be found out, and is {settled.Status}.");
        DefectWorld.Require(world.CanFindOut || settled is { Status: PayoutStatus.Unknown, NextStep.Kind: NextStepKind.AskPerson }, $"Nobody is asked: {settled.Status}, {settled.NextStep.Kind}.");
    }
}
