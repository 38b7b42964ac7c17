using Payouts.Journal;
using Payouts.Simulator;
using Payouts.Simulator.Monime;
using Payouts.Tests.Monime.Support;

namespace Payouts.Tests.Client;

/// <summary>What the library cannot settle by itself is left to a person, and not asked about for ever.</summary>
public sealed class PersonNeededTests
{
    [Fact]
    public async Task Cancel_ExecutedWithItsAnswerLost_EndsWithAPersonAndNeitherCancelledNorPolledForEver()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateAsync();
        world.On("DELETE", "/payouts/{id}", FaultAction.Abort(), FaultPoint.AfterExecute);
        Func<Task> cancelling = () => world.RunAsync(world.Client.CancelAsync("refund-4711"));
        await cancelling.Should().ThrowAsync<PayoutProviderException>();

        world.Settle();
        await world.RefreshAsync();
        Payout gone = await world.Client.WaitForFinalAsync("refund-4711");
        Payout settled = await world.Client.ResolveAsync("refund-4711", PayoutDecision.NotPaid, "Awa", "Cancelled in the dashboard");

        (gone.Status, gone.NextStep.Kind).Should().Be((PayoutStatus.Pending, NextStepKind.AskPerson));
        settled.Status.Should().Be(PayoutStatus.Failed);
        world.Simulator.Ledger.CommittedCount.Should().Be(0);
    }

    [Fact]
    public async Task Cancel_Refused_IsInTheTimelineAndThePayoutGoesOn()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateAsync();
        world.On("DELETE", "/payouts/{id}", MonimeFaults.Error(400, "bad_request", "Too late"));

        Payout payout = await world.RunAsync(world.Client.CancelAsync("refund-4711"));

        payout.Status.Should().Be(PayoutStatus.Pending);
        payout.Timeline.Should().Contain(entry => entry.Description.Contains("refused the cancellation"));
    }

    [Fact]
    public async Task Create_AcceptedWithAnotherAmount_IsBoundAndLeftToAPerson()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.OnCreate(FaultAction.Respond(200, """{"success":true,"messages":[],"result":{"id":"pyt-x","status":"pending","amount":{"currency":"SLE","value":1}}}"""));

        await world.CreateAsync();
        Payout payout = await world.RunAsync(world.Client.WaitForFinalAsync("refund-4711"));

        (payout.Status, payout.ProviderId, payout.NextStep.Kind).Should().Be((PayoutStatus.Pending, "pyt-x", NextStepKind.AskPerson));
        (await world.TakeEventsAsync()).Should().ContainSingle(happened => happened.Kind == PayoutEventKind.Mismatch);
    }

    [Fact]
    public async Task Found_WithAnotherAmount_IsLeftToAPersonAndNeverRepeated()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateUnknownAsync(executed: false);
        string handle = Sample.HandleOf("refund-4711").Token;
        world.OnList(FaultAction.Respond(
            200, $$$"""{"success":true,"messages":[],"result":[{"id":"pyt-x","status":"pending","amount":{"currency":"SLE","value":1},"metadata":{"payouts_handle":"{{{handle}}}"}}],"pagination":{"count":1,"next":null}}"""));

        world.Settle();
        Payout found = await world.RefreshAsync();
        Payout later = await world.CreateAsync();

        (found.Status, found.NextStep.Kind).Should().Be((PayoutStatus.Unknown, NextStepKind.AskPerson));
        later.Status.Should().NotBe(PayoutStatus.Succeeded);
        world.Simulator.Ledger.CommittedCount.Should().Be(0, "what was found is somebody's payout: nothing is repeated beside it");
    }
}
