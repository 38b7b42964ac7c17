using Payouts.Simulator;
using Payouts.Simulator.Alexpay;
using Payouts.Simulator.Moneroo;
using Payouts.Simulator.Monime;

namespace Payouts.Chaos.Defects.Scripts;

/// <summary>A status call runs into its time-out, or fails in another way: the payout stays as it was.</summary>
internal static class SlowStatusCall
{
    private static readonly FaultAction[] Faults =
    [
        FaultAction.Abort(), FaultAction.Respond(500, "{}"), FaultAction.Respond(404, "{}"),
        FaultAction.Respond(401, "{}"), FaultAction.Respond(429, "{}"), FaultAction.GarbageBody(), FaultAction.Respond(200, "{}"),
    ];

    public static async Task RunAsync(DefectWorld world)
    {
        DefectProcess process = world.Open();
        world.Simulator.Outcomes.Default = SimulatedOutcome.Pending;
        Payout created = await process.CreateAsync();
        foreach (FaultAction fault in (FaultAction[])[.. Faults, NotFound(world), FaultAction.Delay(TimeSpan.FromHours(1))])
        {
            world.OnRead(fault, times: int.MaxValue);
            int calls = world.Calls;

            // On a machine with much else to do the script's clock may be past a call's time before it is out, and after many of those calls rest for a while: then it is made again, later.
            for (int tries = 0; tries < 5 && world.Calls == calls; tries++)
            {
                if (tries > 0) world.Clock.Advance(TimeSpan.FromSeconds(30));
                try
                {
                    await process.RefreshAsync();
                }
                catch (PayoutProviderException)
                {
                    // As it should be told to whoever asked.
                }
            }

            DefectWorld.Require(world.Calls > calls, "The script is wrong: nobody was asked.");
            Payout after = await process.GetAsync();
            DefectWorld.Require(after.Status == created.Status && after.ProviderId == created.ProviderId, $"A status call failed, and {created.Status} became {after.Status}.");
            world.Simulator.Faults.Clear();
        }

        world.Simulator.Outcomes.Default = SimulatedOutcome.Completed;
        Payout settled = await process.SettleAsync();
        DefectWorld.Require(settled.Status == PayoutStatus.Succeeded, $"It became {settled.Status}.");
    }

    // In the provider's own words.
    private static FaultAction NotFound(DefectWorld world) => world.Account.Name switch
    {
        "monime" => MonimeFaults.Error(404, "not_found", "No such payout."),
        "moneroo" => MonerooFaults.Error(404, "Payout not found"),
        _ => AlexpayFaults.Error(404, "Transaction not found"),
    };
}
