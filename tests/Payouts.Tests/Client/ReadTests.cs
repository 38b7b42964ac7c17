using Payouts.Journal;
using Payouts.Monime;
using Payouts.Providers;
using Payouts.Simulator;
using Payouts.Simulator.Monime;
using Payouts.Tests.Monime.Support;

namespace Payouts.Tests.Client;

/// <summary>Asking for a status, waiting for the end, listing.</summary>
public sealed class ReadTests
{
    [Theory]
    [InlineData("abort"), InlineData("500"), InlineData("html"), InlineData("401"), InlineData("no-id"), InlineData("timeout-408")]
    public async Task Refresh_ThatGetsNoUsefulAnswer_ThrowsAndChangesNothing(string fault)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        Payout before = await world.CreateAsync();
        world.OnRead(
            fault switch
            {
                "abort" => FaultAction.Abort(),
                "500" => MonimeFaults.Error(),
                "html" => FaultAction.Respond(200, "<html/>"),
                "401" => MonimeFaults.Error(401, "unauthorized"),
                "no-id" => FaultAction.WithoutId(),
                _ => FaultAction.Respond(408),
            },
            times: 4);

        Func<Task> refreshing = () => world.RefreshAsync();

        await refreshing.Should().ThrowAsync<PayoutProviderException>();
        Payout after = (await world.Client.GetAsync("refund-4711"))!;
        (after.Status, after.Version).Should().Be((before.Status, before.Version));
    }

    [Fact]
    public async Task Refresh_WhoseAnswerFailsForAWhile_AsksAgain()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateAsync();
        world.Complete();
        world.OnRead(FaultAction.Abort());
        world.OnRead(MonimeFaults.Error(503));
        world.OnRead(MonimeFaults.TooManyRequests());

        (await world.RefreshAsync()).Status.Should().Be(PayoutStatus.Succeeded);
    }

    [Fact]
    public async Task Refresh_WhoseAnswerIsOvertakenByAnotherEnd_AsksOnceMore()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        Payout created = await world.CreateAsync();
        world.Complete();
        PayoutReading shown = await world.RunAsync(world.Provider.GetAsync(new ProviderPayoutId(created.ProviderId!), default));
        string failed = System.Text.Encoding.UTF8.GetString(shown.Raw!.Body.Span).Replace("\"completed\"", "\"failed\"", StringComparison.Ordinal);
        world.OnRead(FaultAction.Delay(TimeSpan.FromSeconds(1)), FaultPoint.AfterExecute);
        Task<Payout> slow = world.Client.RefreshAsync("refund-4711");
        await world.Clock.WaitForTimerAsync(TimeSpan.FromSeconds(1)).WaitAsync(TimeSpan.FromSeconds(60));
        world.OnRead(FaultAction.Respond(200, failed));
        (await world.Client.RefreshAsync("refund-4711")).Status.Should().Be(PayoutStatus.Failed);

        world.Clock.Advance(TimeSpan.FromSeconds(1));

        (await world.RunAsync(slow)).Status.Should().Be(PayoutStatus.Succeeded);
        (await world.TakeEventsAsync()).Should().ContainSingle(static happened => happened.Kind == PayoutEventKind.Contradiction);
    }

    [Fact]
    public async Task Refresh_ThatFindsNoPayout_NotesItOnceAndLeavesTheStatus()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        Payout before = await world.CreateAsync();
        world.OnRead(MonimeFaults.Error(404, "not_found"), times: 3);
        world.Clock.Advance(TimeSpan.FromHours(1));

        await world.RefreshAsync();
        await world.RefreshAsync();
        Payout after = await world.RefreshAsync();

        (after.Status, after.NextStep.Kind, after.Version).Should().Be((PayoutStatus.Pending, NextStepKind.Poll, before.Version + 1));
    }

    [Fact]
    public async Task Refresh_ThatFindsThePayoutAgain_ForgetsThatItWasGone()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateAsync();
        world.OnRead(MonimeFaults.Error(404, "not_found"));
        await world.RefreshAsync();
        await world.RefreshAsync();
        world.Clock.Advance(TimeSpan.FromHours(30));
        world.OnRead(MonimeFaults.Error(404, "not_found"));

        (await world.RefreshAsync()).NextStep.Kind.Should().Be(NextStepKind.Poll, "it has been gone for no time yet");
    }

    [Fact]
    public async Task Refresh_OfAnUnsentOrUnknownReference_Throws()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();

        Func<Task> refreshing = () => world.RefreshAsync("nobody-journalled-this");

        await refreshing.Should().ThrowAsync<PayoutNotFoundException>();
        (await world.Client.GetAsync("nobody-journalled-this")).Should().BeNull();
    }

    [Fact]
    public async Task Status_ThatNoTableKnows_StaysPendingAndVisible()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();

        Payout payout = await world.CreateAsync(Sample.Request(destination: Sample.MobileTo(MonimeMagicNumbers.UnknownStatus)));

        (payout.Status, payout.ProviderStatus, payout.IsFinal, payout.NextStep.Kind).Should().Be((PayoutStatus.Pending, "scheduled", false, NextStepKind.Poll));
        (await world.TakeEventsAsync()).Should().ContainSingle(static e => e.Kind == PayoutEventKind.UnmappedStatus);
        await world.RefreshAsync();
        (await world.TakeEventsAsync()).Should().BeEmpty("the same unknown text is told once");
    }

    [Theory]
    [InlineData(MonimeApi.V1, "processing", null), InlineData(MonimeApi.Release20240801, "delayed", "The provider is unavailable")]
    public async Task Delay_IsPendingWithTheProvidersWords(MonimeApi api, string status, string? reason)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync(api);
        await world.CreateAsync(Sample.Request(destination: Sample.MobileTo(MonimeMagicNumbers.Delayed)));
        world.Complete();

        Payout payout = await world.RefreshAsync();

        (payout.Status, payout.ProviderStatus, payout.DelayReason).Should().Be((PayoutStatus.Pending, status, reason));
    }

    [Fact]
    public async Task Read_WithAnotherAmount_ChangesNothingAndTellsOnce()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        Payout created = await world.CreateAsync();
        string body = $$$"""{"success":true,"result":{"id":"{{{created.ProviderId}}}","status":"completed","amount":{"currency":"SLE","value":1} } }""";
        world.OnRead(FaultAction.Respond(200, body), times: 2);

        await world.RefreshAsync();
        Payout after = await world.RefreshAsync();

        after.Status.Should().Be(PayoutStatus.Pending);
        (await world.TakeEventsAsync()).Should().ContainSingle(static e => e.Kind == PayoutEventKind.Mismatch);
    }

    [Fact]
    public async Task Create_AnsweredWithAnotherAmount_IsBoundAndToldOnce()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        string body = """{"success":true,"result":{"id":"pyt-77","status":"pending","amount":{"currency":"SLE","value":1}}}""";
        world.OnCreate(FaultAction.Respond(200, body), FaultPoint.AfterExecute);
        world.OnRead(FaultAction.Respond(200, body));

        Payout created = await world.CreateAsync();
        await world.RefreshAsync();

        created.ProviderId.Should().Be("pyt-77");
        (await world.TakeEventsAsync()).Should().ContainSingle(static e => e.Kind == PayoutEventKind.Mismatch);
    }

    [Theory]
    [InlineData("completed", "failed", PayoutStatus.Reversed), InlineData("failed", "completed", PayoutStatus.Succeeded)]
    public async Task FinalStatus_ThatTheProviderContradicts_IsSeenAndRaised(string first, string then, PayoutStatus shown)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        Payout created = await world.CreateAsync();
        world.OnRead(FaultAction.Respond(200, Body(created.ProviderId!, first)));
        world.OnRead(FaultAction.Respond(200, Body(created.ProviderId!, then)));

        await world.RefreshAsync();
        Payout payout = await world.RefreshAsync();

        payout.Status.Should().Be(shown);
        (await world.TakeEventsAsync()).Should().ContainSingle(static e => e.Kind == PayoutEventKind.Contradiction);
    }

    [Theory]
    [InlineData("completed"), InlineData("failed")]
    public async Task FinalStatus_FollowedByAnUnfinishedOne_Stays(string final)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        Payout created = await world.CreateAsync();
        world.OnRead(FaultAction.Respond(200, Body(created.ProviderId!, final)));
        world.OnRead(FaultAction.Respond(200, Body(created.ProviderId!, "processing")));

        Payout first = await world.RefreshAsync();
        Payout second = await world.RefreshAsync();

        second.Status.Should().Be(first.Status);
        second.IsFinal.Should().BeTrue();
    }

    [Fact]
    public async Task Wait_ForAPayoutThatSucceeds_ReturnsIt()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateAsync();

        (await world.RunAsync(world.Client.WaitForFinalAsync("refund-4711"))).Status.Should().Be(PayoutStatus.Succeeded);
    }

    [Fact]
    public async Task Wait_WhoseReadsFailForAWhile_GoesOn()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateAsync();
        world.OnRead(MonimeFaults.Error(401, "unauthorized"));

        (await world.RunAsync(world.Client.WaitForFinalAsync("refund-4711"))).Status.Should().Be(PayoutStatus.Succeeded);
    }

    [Fact]
    public async Task Wait_ForAPayoutThatWasNeverSent_ReturnsWhatTheCallerMustDo()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.OnCreate(MonimeFaults.Error(401, "unauthorized"));
        await ((Func<Task>)(() => world.CreateAsync())).Should().ThrowAsync<PayoutNotExecutedException>();

        (await world.Client.WaitForFinalAsync("refund-4711")).NextStep.Kind.Should().Be(NextStepKind.CallCreateAgain);
    }

    [Fact]
    public async Task Wait_ForAnUnknownPayoutAfterTheWindow_ReturnsForAPerson()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateUnknownAsync(executed: false);
        world.Clock.Advance(TimeSpan.FromHours(24));

        await world.RefreshAsync();

        (await world.Client.WaitForFinalAsync("refund-4711")).NextStep.Kind.Should().Be(NextStepKind.AskPerson);
    }

    [Fact]
    public async Task Wait_ForAnUnknownPayoutThatWasExecuted_FindsAndFollowsIt()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateUnknownAsync(executed: true);
        Task<Payout> waiting = world.Client.WaitForFinalAsync("refund-4711");

        world.Clock.Advance(TimeSpan.FromSeconds(35));

        (await world.RunAsync(waiting)).Status.Should().Be(PayoutStatus.Succeeded);
    }

    [Fact]
    public async Task Wait_ThatIsCancelled_Stops()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateAsync();
        using var stop = new CancellationTokenSource();
        Task waiting = world.Client.WaitForFinalAsync("refund-4711", stop.Token);

        await stop.CancelAsync();

        await ((Func<Task>)(() => waiting)).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task List_FiltersByStatusTimeAndAccount()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        DateTimeOffset start = world.Clock.UtcNow;
        await world.CreateAsync(Sample.Request("a"));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.CreateUnknownAsync(executed: false, Sample.Request("b"));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.CreateAsync(Sample.Request("c"));

        (await ReferencesAsync(world, null)).Should().Equal("a", "b", "c");
        (await ReferencesAsync(world, new PayoutFilter { Statuses = [PayoutStatus.Unknown] })).Should().Equal("b");
        (await ReferencesAsync(world, new PayoutFilter { Statuses = [] })).Should().HaveCount(3);
        (await ReferencesAsync(world, new PayoutFilter { CreatedFrom = start.AddMinutes(1), CreatedBefore = start.AddMinutes(2) })).Should().Equal("b");
        (await ReferencesAsync(world, new PayoutFilter { Provider = "monime" })).Should().HaveCount(3);
        (await ReferencesAsync(world, new PayoutFilter { Provider = "another" })).Should().BeEmpty();
    }

    private static string Body(string id, string status) =>
        $$$"""{"success":true,"result":{"id":"{{{id}}}","status":"{{{status}}}","amount":{"currency":"SLE","value":15000},"failureDetail":{"code":"unknown"} } }""";

    private static async Task<List<string>> ReferencesAsync(MonimeWorld world, PayoutFilter? filter)
    {
        var references = new List<string>();
        await foreach (Payout payout in world.Client.ListAsync(filter)) references.Add(payout.Reference);
        return references;
    }
}
