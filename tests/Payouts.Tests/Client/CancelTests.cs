using Payouts.Journal;
using Payouts.Monime;
using Payouts.Simulator;
using Payouts.Simulator.Monime;
using Payouts.Tests.Monime.Support;

namespace Payouts.Tests.Client;

public sealed class CancelTests
{
    [Theory]
    [InlineData(MonimeApi.V1), InlineData(MonimeApi.Release20240801)]
    public async Task Cancel_OfAPendingPayout_IsCancelledOnceItIsGoneAndTheGraceHasPassed(MonimeApi api)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync(api);
        await world.CreateAsync();

        Payout asked = await world.RunAsync(world.Client.CancelAsync("refund-4711"));
        world.Clock.Advance(TimeSpan.FromSeconds(9));
        Payout inGrace = await world.RefreshAsync();
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        Payout after = await world.RefreshAsync();

        (asked.Status, inGrace.Status, after.Status).Should().Be((PayoutStatus.Pending, PayoutStatus.Pending, PayoutStatus.Cancelled));
        world.Simulator.Ledger.Entries.Should().ContainSingle().Which.State.Should().Be(LedgerState.Cancelled);
    }

    [Fact]
    public async Task Cancel_AwaitedToTheEnd_EndsCancelled()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateAsync();
        await world.RunAsync(world.Client.CancelAsync("refund-4711"));

        (await world.RunAsync(world.Client.WaitForFinalAsync("refund-4711"))).Status.Should().Be(PayoutStatus.Cancelled);
    }

    [Fact]
    public async Task Cancel_TooLate_LeavesThePayoutToSucceed()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateAsync();
        world.Clock.Advance(TimeSpan.FromMilliseconds(500));

        Payout refused = await world.RunAsync(world.Client.CancelAsync("refund-4711"));
        world.Complete();

        (refused.Status, refused.ProviderStatus).Should().Be((PayoutStatus.Pending, "processing"));
        (await world.RefreshAsync()).Status.Should().Be(PayoutStatus.Succeeded);
    }

    [Fact]
    public async Task Cancel_AcceptedWhileThePayoutIsPaid_EndsSucceeded()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateAsync();
        world.On("DELETE", "/payouts/{id}", FaultAction.Respond(200, WireBodies.Text("v1/delete-response.json")));
        world.Complete();

        Payout cancelled = await world.RunAsync(world.Client.CancelAsync("refund-4711"));

        cancelled.Status.Should().Be(PayoutStatus.Succeeded, "the read after an accepted cancellation decides");
    }

    [Fact]
    public async Task Cancel_ContradictedByALaterRead_IsSeenAsSucceeded()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        Payout created = await world.CreateAsync();
        await world.RunAsync(world.Client.CancelAsync("refund-4711"));
        world.Clock.Advance(TimeSpan.FromSeconds(10));
        await world.RefreshAsync();
        world.OnRead(FaultAction.Respond(200, $$$"""{"success":true,"result":{"id":"{{{created.ProviderId}}}","status":"completed"} }"""));

        Payout seen = await world.RefreshAsync();

        seen.Status.Should().Be(PayoutStatus.Succeeded);
        (await world.TakeEventsAsync()).Should().ContainSingle(static e => e.Kind == PayoutEventKind.Contradiction);
    }

    [Fact]
    public async Task Cancel_WhoseAnswerIsLost_ThrowsAndLeavesThePayoutPending()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateAsync();
        world.On("DELETE", "/payouts/{id}", FaultAction.Abort());

        Func<Task> cancelling = () => world.RunAsync(world.Client.CancelAsync("refund-4711"));

        await cancelling.Should().ThrowAsync<PayoutProviderException>();
        (await world.Client.GetAsync("refund-4711"))!.Status.Should().Be(PayoutStatus.Pending);
    }

    [Fact]
    public async Task Cancel_OfAnUnsentPayout_IsClosedHereAndNeverSent()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.OnCreate(MonimeFaults.Error(401, "unauthorized"));
        await ((Func<Task>)(() => world.CreateAsync())).Should().ThrowAsync<PayoutNotExecutedException>();

        Payout closed = await world.Client.CancelAsync("refund-4711");
        Payout again = await world.CreateAsync();

        closed.Status.Should().Be(PayoutStatus.Cancelled);
        again.Status.Should().Be(PayoutStatus.Cancelled);
        world.Wire.All.Should().ContainSingle("only the refused create call went out");
    }

    [Fact]
    public async Task Cancel_OfAnUnknownPayout_IsRefused()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateUnknownAsync(executed: true);

        Func<Task> cancelling = () => world.Client.CancelAsync("refund-4711");

        await cancelling.Should().ThrowAsync<PayoutStateException>();
        world.Wire.All.Should().ContainSingle();
    }

    [Theory]
    [InlineData(Sample.Phone, PayoutStatus.Succeeded), InlineData(MonimeMagicNumbers.AccountMissing, PayoutStatus.Failed)]
    public async Task Cancel_OfAFinalPayout_ReturnsItUnchangedAndAsksNobody(string phone, PayoutStatus status)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateAsync(Sample.Request(destination: Sample.MobileTo(phone)));
        world.Complete();
        Payout final = await world.RefreshAsync();
        int asked = world.Wire.All.Count;

        Payout returned = await world.Client.CancelAsync("refund-4711");

        (returned.Status, returned.Version).Should().Be((status, final.Version));
        world.Wire.All.Should().HaveCount(asked);
    }

    [Fact]
    public async Task Cancel_WhileTheCreateCallIsOut_IsRefused()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.OnCreate(FaultAction.Delay(TimeSpan.FromSeconds(3)));
        Task<Payout> creating = world.Client.CreateAsync(Sample.Request());
        await world.Clock.WaitForTimerAsync(TimeSpan.FromSeconds(3));

        Func<Task> cancelling = () => world.Client.CancelAsync("refund-4711");

        await cancelling.Should().ThrowAsync<PayoutStateException>();
        (await world.RunAsync(creating)).Status.Should().BeOneOf(PayoutStatus.Pending, PayoutStatus.Succeeded);
    }

    [Fact]
    public async Task UpdateMetadata_OfAPayoutThatIsGone_ThrowsAndKeepsTheFormerEntries()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateAsync(Sample.Request(metadata: new Dictionary<string, string> { ["batch"] = "6" }));
        world.On("PATCH", "/payouts/{id}", MonimeFaults.Error(404, "not_found"));

        Func<Task> updating = () => world.RunAsync(world.Client.UpdateMetadataAsync("refund-4711", new Dictionary<string, string> { ["batch"] = "7" }));

        await updating.Should().ThrowAsync<PayoutProviderException>();
        (await world.Client.GetAsync("refund-4711"))!.Metadata.Should().Contain("batch", "6");
    }

    [Fact]
    public async Task UpdateMetadata_AfterTheNamespaceChanged_SendsTheHandleThatWasJournalled()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateAsync();
        string handle = Sample.HandleOf("refund-4711").Token;
        world.Reconfigure((PayoutsOptions options) => options.Namespace = "another");

        await world.RunAsync(world.Client.UpdateMetadataAsync("refund-4711", new Dictionary<string, string> { ["batch"] = "7" }));

        (await world.RunAsync(world.Provider.FindByHandleAsync(handle, default))).Should().ContainSingle();
    }

    [Theory]
    [InlineData("payouts_handle", "x"), InlineData("PAYOUTS_x", "x"), InlineData("", "x"), InlineData("k", "")]
    public async Task UpdateMetadata_WithEntriesThatBreakRules_SendsNothing(string key, string value)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateAsync();

        Func<Task> updating = () => world.Client.UpdateMetadataAsync("refund-4711", new Dictionary<string, string> { [key] = value });

        await updating.Should().ThrowAsync<PayoutValidationException>();
        world.Wire.All.Should().ContainSingle();
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task UpdateMetadata_WithHalfASurrogatePair_SendsNothing(bool isInKey)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateAsync();
        string half = "half " + (char)0xD83D;

        Func<Task> updating = () => world.Client.UpdateMetadataAsync("refund-4711", new Dictionary<string, string> { [isInKey ? half : "k"] = isInKey ? "v" : half });

        await updating.Should().ThrowAsync<PayoutValidationException>();
        world.Wire.All.Should().ContainSingle();
    }

    [Fact]
    public async Task UpdateMetadata_OfAFinalPayout_IsRefused()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateAsync();
        world.Complete();
        await world.RefreshAsync();

        Func<Task> updating = () => world.Client.UpdateMetadataAsync("refund-4711", new Dictionary<string, string>());

        await updating.Should().ThrowAsync<PayoutStateException>();
    }
}
