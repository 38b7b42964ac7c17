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
            world.Simulator.Faults.Clear();
            Payout settled = await process.SettleAsync(reference);
            DefectWorld.Require(settled.Status == PayoutStatus.Succeeded, $"{reference}: it became {settled.Status}.");
        }
    }
}
