using Payouts.Simulator.Monime;
using Payouts.Simulator;

namespace Payouts.Chaos.Defects.Scripts;

/// <summary>The provider executed, its answer was lost, its list does not show it yet, and the repeat is refused: the refusal proves nothing about the first.</summary>
internal static class RefusedRepeat
{
    private const string EmptyPage = """{"success":true,"messages":[],"result":[],"pagination":{"count":0,"next":null}}""";

    private static readonly (string Name, FaultAction Action)[] Refusals =
    [
        ("unauthorized", MonimeFaults.Error(401, "unauthorized", "No.")),
        ("forbidden", MonimeFaults.Error(403, "forbidden", "No.")),
        ("insufficient-funds", MonimeFaults.Error(422, "insufficient_funds", "No.")),
        ("bad-request", MonimeFaults.Error(400, "bad_request", "No.")),
        ("not-found", MonimeFaults.Error(404, "not_found", "No.")),
    ];

    public static async Task RunAsync(DefectWorld world)
    {
        foreach ((string reference, FaultAction refusal) in Refusals)
        {
            DefectProcess process = world.Open();
            world.OnCreate(FaultAction.Abort(), FaultPoint.AfterExecute);
            await process.CreateAsync(reference);
            int creates = world.Creates;
            world.OnList(FaultAction.Respond(200, EmptyPage), times: int.MaxValue);
            world.OnCreate(refusal, times: int.MaxValue);
            for (int round = 0; round < 6; round++)
            {
                world.Clock.Advance(TimeSpan.FromMinutes(10));
                await process.WorkAsync();
                Payout now = await process.GetAsync(reference);
                DefectWorld.Require(now.Status == PayoutStatus.Unknown, $"{reference}: the refusal of a repeat made it {now.Status}.");
            }

            DefectWorld.Require(world.Creates > creates, $"{reference}: the script is wrong, nothing was repeated.");
            // Its list stays behind: the repeat itself finds what was executed, by its key.
            world.Simulator.Faults.Clear();
            world.OnList(FaultAction.Respond(200, EmptyPage), times: int.MaxValue);
            Payout settled = await process.SettleAsync(reference);
            DefectWorld.Require(settled.Status == PayoutStatus.Succeeded && world.EntriesOf(reference).Length == 1, $"{reference}: it became {settled.Status}, and was executed {world.EntriesOf(reference).Length} times.");
            world.Simulator.Faults.Clear();
        }

        await ComeTooLateAsync(world);
    }

    // The provider forgets its keys after a day: from then on nothing is repeated.
    private static async Task ComeTooLateAsync(DefectWorld world)
    {
        DefectProcess process = world.Open();
        world.OnCreate(FaultAction.Abort(), FaultPoint.AfterExecute);
        await process.CreateAsync("too-late");
        int creates = world.Creates;
        world.OnList(FaultAction.Respond(200, EmptyPage), times: int.MaxValue);
        world.Clock.Advance(TimeSpan.FromHours(25));
        Payout left = await process.SettleAsync("too-late");
        DefectWorld.Require(world.Creates == creates, "A key that the provider has forgotten was repeated.");
        DefectWorld.Require(left is { Status: PayoutStatus.Unknown, NextStep.Kind: NextStepKind.AskPerson }, $"Nobody is asked: {left.Status}, {left.NextStep.Kind}.");
    }
}
