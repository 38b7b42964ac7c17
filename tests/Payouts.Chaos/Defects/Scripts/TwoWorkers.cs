namespace Payouts.Chaos.Defects.Scripts;

/// <summary>Several processes pay one reference at the same instant: one of them sends.</summary>
internal static class TwoWorkers
{
    public static async Task RunAsync(DefectWorld world)
    {
        DefectProcess[] processes = [world.Open(), world.Open(), world.Open()];
        for (int round = 0; round < 5; round++)
        {
            string reference = $"refund-{round}";
            world.Note(world.Request(reference));
            await world.RunAsync(() => Task.WhenAll(processes.SelectMany(process => Enumerable.Range(0, 4).Select(_ => Task.Run(() => process.Client.CreateAsync(world.Request(reference)))))));
            DefectWorld.Require(world.Creates == round + 1, $"{world.Creates} sends for {round + 1} payouts.");
        }

        Payout settled = await processes[1].SettleAsync("refund-0");
        DefectWorld.Require(settled.Status == PayoutStatus.Succeeded, $"It became {settled.Status}.");
    }
}
