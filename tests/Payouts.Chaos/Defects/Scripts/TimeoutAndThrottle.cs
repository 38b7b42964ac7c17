using Payouts.Simulator;

namespace Payouts.Chaos.Defects.Scripts;

/// <summary>408 and 429 on a create, alone and in bursts, with a pause named and without: not failed.</summary>
internal static class TimeoutAndThrottle
{
    private static readonly Dictionary<string, string> Soon = new(StringComparer.Ordinal) { ["Retry-After"] = "1" };
    private static readonly Dictionary<string, string> Late = new(StringComparer.Ordinal) { ["Retry-After"] = "3600" };

    private static readonly (string Name, FaultAction Action, FaultPoint Point, int Times)[] Faults =
    [
        ("time-out-unexecuted", FaultAction.Respond(408), FaultPoint.BeforeExecute, 1),
        ("time-out-executed", FaultAction.Respond(408, "{}"), FaultPoint.AfterExecute, 1),
        ("too-early", FaultAction.Respond(425), FaultPoint.BeforeExecute, 1),
        ("throttled", FaultAction.Respond(429, "{}"), FaultPoint.BeforeExecute, 1),
        ("throttled-for-a-second", FaultAction.Respond(429, "{}", Soon), FaultPoint.BeforeExecute, 1),
        ("throttled-for-an-hour", FaultAction.Respond(429, "{}", Late), FaultPoint.BeforeExecute, 1),
        ("throttled-often", FaultAction.Respond(429, "{}", Soon), FaultPoint.BeforeExecute, 5),
    ];

    public static async Task RunAsync(DefectWorld world)
    {
        foreach ((string reference, FaultAction action, FaultPoint point, int times) in Faults)
        {
            DefectProcess process = world.Open();
            world.OnCreate(action, point, times);
            (Payout? payout, PayoutException? error) = await process.TryCreateAsync(world.Request(reference));
            bool isHonest = payout is not null
                ? payout.Status is PayoutStatus.Unknown or PayoutStatus.Pending or PayoutStatus.Succeeded
                : error is PayoutNotExecutedException && world.EntriesOf(reference).Length == 0;
            DefectWorld.Require(isHonest, $"{reference}: {payout?.Status.ToString() ?? error!.GetType().Name}.");

            world.Simulator.Faults.Clear();
            world.Clock.Advance(TimeSpan.FromHours(1));
            Payout settled = await process.SettleAsync(reference);
            if (settled.Status == PayoutStatus.Created)
            {
                await process.CreateAsync(reference);
                settled = await process.SettleAsync(reference);
            }

            DefectWorld.Require(settled.Status is PayoutStatus.Succeeded or PayoutStatus.Unknown, $"{reference}: it became {settled.Status}.");
        }
    }
}
