using Payouts.PostgreSql.Tests.Support;

namespace Payouts.Chaos.Defects.Scripts;

/// <summary>A standby that lacks the newest intent is promoted: nothing is sent where no key makes it safe; with a key it may be, and the provider knows it again.</summary>
internal static class PromotedStandby
{
    private const string Schema = "payouts";

    public static async Task RunAsync(DefectWorld world)
    {
        await using TestServer primary = await TestServer.StartNewAsync();
        await using TestServer standby = await primary.StartStandbyAsync();
        await using (DefectProcess before = world.OpenOn(DefectJournals.OnServer(primary.ConnectionString(), Schema, world.Clock)))
        {
            await before.CreateAsync("replicated");
            await standby.CatchUpAsync(primary);
            await standby.StopAsync("fast");
            await before.CreateAsync("not-replicated");
        }

        world.Forgive("replicated");
        world.Forgive("not-replicated");
        await primary.StopAsync("immediate");
        await standby.StartAsync();
        await standby.PromoteAsync();
        await using DefectProcess after = world.OpenOn(DefectJournals.OnServer(standby.ConnectionString(), Schema, world.Clock));
        int creates = world.Creates;
        (Payout? payout, PayoutException? error) = await after.TryCreateAsync(world.Request("not-replicated"));
        DefectWorld.Require(world.EntriesOf("not-replicated").Length == 1, $"It was executed {world.EntriesOf("not-replicated").Length} times.");
        DefectWorld.Require((await after.CreateAsync("replicated")).Status == PayoutStatus.Pending, "What the standby had is not there.");
        if (world.IsKeyed)
        {
            DefectWorld.Require(payout is not null && (await after.SettleAsync("not-replicated")).Status == PayoutStatus.Succeeded, $"The key makes it safe, and it was held: {error?.Message}");
            return;
        }

        DefectWorld.Require(error is PayoutNotExecutedException && world.Creates == creates, $"It was sent without a key: {payout?.Status.ToString() ?? error?.GetType().Name}.");
        Payout held = await after.GetAsync("not-replicated");
        DefectWorld.Require(held.Status == PayoutStatus.Created, $"It is {held.Status}.");
    }
}
