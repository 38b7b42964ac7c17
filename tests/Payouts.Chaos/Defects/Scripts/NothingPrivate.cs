using Payouts.Simulator;

namespace Payouts.Chaos.Defects.Scripts;

/// <summary>Providers repeat names, numbers and keys in their answers: none of it is told, in no log, exception, text or event.</summary>
internal static class NothingPrivate
{
    private const string Echo = """{"success":false,"message":"canary: +23278000000 22951345020 233241234567 Jane Doe jane@example.com","error":{"message":"canary mon_test_ jane","details":["canary"]},"errors":{"canary":["jane@example.com"]}}""";

    public static async Task RunAsync(DefectWorld world)
    {
        DefectProcess process = world.Open(new DefectSetup { TakesWebhooks = true });
        foreach (int status in new[] { 200, 400, 401, 403, 404, 409, 422, 429, 500, 502 })
        {
            world.OnCreate(FaultAction.Respond(status, Echo), times: 4);
            await process.TryCreateAsync(world.Request($"echo-{status}"));
            world.Simulator.Faults.Clear();
        }

        world.Simulator.Outcomes.Default = SimulatedOutcome.Failed("account_blocked", "canary jane@example.com");
        Payout failed = await process.CreateAsync("failed");
        foreach (int status in new[] { 200, 404, 500 })
        {
            world.OnRead(FaultAction.Respond(status, Echo), times: 2);
            await TellAsync(world, () => process.RefreshAsync("failed"));
            world.Simulator.Faults.Clear();
        }

        await process.SettleAsync("failed");
        await TellAsync(world, () => process.CreateAsync(DefectWorld.Changed(world.Request("wrong"), destination: PayoutDestination.MobileMoney("+23278000000", new MobileNetwork("nowhere"), "SL"))));
        WebhookDelivery forged = DefectWebhooks.To(world.Account.Name, DefectWebhooks.Sign(world.Account.Name, failed.ProviderId ?? "canary", world.Clock.GetUtcNow(), secret: "canary guessed secret of 32 letters"));
        world.Logs.Add((await world.RunAsync(() => process.Client.Webhooks.ReceiveAsync(forged))).ToString());
        foreach (Payout payout in await world.RunAsync(async () => await process.Client.ListAsync().ToListAsync())) world.Logs.Add($"{payout} {payout.Failure} {payout.Destination} {payout.NextStep}");
        foreach (Payouts.Journal.PayoutEvent told in world.Events.All) world.Logs.Add($"{told} {told.Description}");
        DefectWorld.Require(world.Logs.Texts.Count() > 20, "Too little was told for a proof.");
        DefectWorld.Require(WouldFind(), "Nothing would have been found.");
    }

    private static bool WouldFind()
    {
        using var logs = new Campaign.HeardLogs();
        logs.Add("a canary");
        return logs.FindPrivate() is not null;
    }

    private static async Task TellAsync(DefectWorld world, Func<Task<Payout>> work)
    {
        try
        {
            world.Logs.Add((await work()).ToString());
        }
        catch (PayoutException error)
        {
            world.Logs.Add(error.ToString());
        }
    }
}
