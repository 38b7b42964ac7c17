using Payouts.Simulator;

namespace Payouts.Chaos.Defects.Scripts;

/// <summary>The machine stops a sender between its claim and its send until its lease has run out, and continues it: it sends nothing.</summary>
internal static class StoppedSender
{
    public static async Task RunAsync(DefectWorld world)
    {
        await StopAsync(world, "continued-first", isSettledFirst: false);
        await StopAsync(world, "settled-first", isSettledFirst: true);
    }

    private static async Task StopAsync(DefectWorld world, string reference, bool isSettledFirst)
    {
        using var door = new ConnectionDoor();
        DefectProcess stopped = world.Open(new DefectSetup
        {
            Payouts = payouts =>
            {
                door.PutInto(payouts.Services, world.Account.Name);
                payouts.Configure(static options => options.MaxAttempts = 1);
            },
        });

        // Where a directory is read first, that is done before.
        if (!world.IsKeyed) await stopped.CreateAsync($"before-{reference}");
        int before = world.Creates;
        door.Close();
        Task<Payout> sending = Task.Run(() => stopped.Client.CreateAsync(world.Request(reference)));
        world.Note(world.Request(reference));
        await door.Reached.WaitAsync(TimeSpan.FromMinutes(1));

        // Its timers stand still with it; the world's clock does not.
        world.Clock.UtcNow += TimeSpan.FromMinutes(10);
        DefectProcess other = world.Open();
        int sent = 0;
        if (isSettledFirst)
        {
            await other.SettleAsync(reference);
            sent = world.Creates - before;
        }

        door.Open();
        try
        {
            await world.RunAsync(() => sending);
        }
        catch (PayoutNotExecutedException)
        {
            // Provably nothing left, and its caller is told so.
        }

        DefectWorld.Require(world.Creates - before == sent, $"{reference}: a sender that was stopped past its lease sent.");
        Payout settled = await other.SettleAsync(reference);
        DefectWorld.Require(world.EntriesOf(reference).Length <= 1, $"{reference}: it was executed {world.EntriesOf(reference).Length} times.");
        DefectWorld.Require(settled.Status is not (PayoutStatus.Failed or PayoutStatus.Cancelled), $"{reference}: it became {settled.Status}.");
    }
}
