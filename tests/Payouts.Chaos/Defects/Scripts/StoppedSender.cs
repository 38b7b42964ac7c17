namespace Payouts.Chaos.Defects.Scripts;

/// <summary>The machine stops a sender between its claim and its send until its lease has run out, and continues it: it sends nothing.</summary>
internal static class StoppedSender
{
    // For what must not come, real time is waited for.
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(150);

    public static async Task RunAsync(DefectWorld world)
    {
        await StopAsync(world, "continued-first", isSettledFirst: false);
        await StopAsync(world, "settled-first", isSettledFirst: true);
        await GiveUpAsync(world);
    }

    // Its caller gives up before anything left, somebody else sends, and then it could.
    private static async Task GiveUpAsync(DefectWorld world)
    {
        using var door = new ConnectionDoor();
        using var stop = new CancellationTokenSource();
        DefectProcess stopped = world.Open(new DefectSetup { Payouts = payouts => door.PutInto(payouts.Services, world.Account.Name) });
        if (!world.IsKeyed) await stopped.CreateAsync("before-given-up");
        int before = world.Creates;
        door.Close();
        Task<Payout> sending = Task.Run(() => stopped.Client.CreateAsync(world.Request("given-up"), stop.Token));
        await door.Reached.WaitAsync(TimeSpan.FromMinutes(1));
        await stop.CancelAsync();
        await ((Task)sending).WaitAsync(TimeSpan.FromMinutes(1)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Payout sent = await CreateWhenFreeAsync(world.Open());
        DefectWorld.Require(sent.Status == PayoutStatus.Pending && world.Creates == before + 1, $"given-up: it is {sent.Status}, sent {world.Creates - before} times.");
        door.Open();
        await Task.Delay(Moment, TimeProvider.System, CancellationToken.None);
        DefectWorld.Require(world.Creates == before + 1, "given-up: a sender that had given up sent.");
    }

    // Whoever gave up does not wait until it is journalled that nothing left: meanwhile others are told that a sender is at work.
    private static async Task<Payout> CreateWhenFreeAsync(DefectProcess process)
    {
        using var done = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            Payout payout = await process.CreateAsync("given-up");
            if (payout is not { Status: PayoutStatus.Created, NextStep.Kind: NextStepKind.Wait }) return payout;
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, done.Token);
        }
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
