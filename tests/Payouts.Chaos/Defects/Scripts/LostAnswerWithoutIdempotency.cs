using Payouts.Simulator;

namespace Payouts.Chaos.Defects.Scripts;

/// <summary>The answer is lost where nothing makes a repeat safe: it is never sent again, and settled by what can be found out or by a person.</summary>
internal static class LostAnswerWithoutIdempotency
{
    public static async Task RunAsync(DefectWorld world)
    {
        await SettleAsync(world, "executed", FaultPoint.AfterExecute, PayoutStatus.Succeeded);
        await SettleAsync(world, "not-executed", FaultPoint.BeforeExecute, PayoutStatus.Failed);
        await TellAsync(world);
    }

    private static async Task SettleAsync(DefectWorld world, string reference, FaultPoint point, PayoutStatus truth)
    {
        DefectProcess process = world.Open();
        world.OnCreate(FaultAction.Abort(), point);
        int before = world.Creates;
        Payout created = await process.CreateAsync(reference);
        DefectWorld.Require(created.Status == PayoutStatus.Unknown, $"The answer was lost, and the payout is {created.Status}.");

        Payout settled = await process.SettleAsync(reference);
        if (!settled.IsFinal)
        {
            DefectWorld.Require(settled is { Status: PayoutStatus.Unknown, NextStep.Kind: NextStepKind.AskPerson }, $"Nobody is asked: {settled.Status}, {settled.NextStep.Kind}.");
            PayoutDecision decision = truth == PayoutStatus.Succeeded ? PayoutDecision.Paid : PayoutDecision.NotPaid;
            settled = await world.RunAsync(() => process.Client.ResolveAsync(reference, decision, "Ada", "Looked at the provider's books."));
        }

        DefectWorld.Require(settled.Status == truth, $"It is {settled.Status}, and {truth} is the truth.");
        DefectWorld.Require(world.Creates == before + 1, $"It was sent {world.Creates - before} times.");
    }

    // Moneroo's read shows the handle that went with the payout: its webhook alone finds it.
    private static async Task TellAsync(DefectWorld world)
    {
        if (world.Account.Key != "moneroo") return;
        DefectProcess process = world.Open(new DefectSetup { TakesWebhooks = true });
        world.OnCreate(FaultAction.Abort(), FaultPoint.AfterExecute);
        await process.CreateAsync("told");
        string id = world.EntriesOf("told").Single().PayoutId;
        WebhookResult result = await world.RunAsync(() => process.Client.Webhooks.ReceiveAsync(DefectWebhooks.To("moneroo", DefectWebhooks.Sign("moneroo", id, world.Clock.GetUtcNow()))));
        Payout settled = await process.SettleAsync("told");
        DefectWorld.Require(result.Verdict == WebhookVerdict.Accepted && settled.Status == PayoutStatus.Succeeded, $"A webhook ({result.Verdict}) told of it, and it is {settled.Status}.");
    }
}
