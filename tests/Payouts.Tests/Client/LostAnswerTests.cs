using Payouts.Journal;
using Payouts.Monime;
using Payouts.Simulator;
using Payouts.Simulator.Monime;
using Payouts.Tests.Monime.Support;

namespace Payouts.Tests.Client;

/// <summary>What happens when the answer to a create call is lost, late or useless.</summary>
public sealed class LostAnswerTests
{
    /// <summary>Answers that prove nothing about the payout.</summary>
    public static TheoryData<string> Useless { get; } = ["abort", "html-502", "error-500", "error-503", "408", "425", "418", "302", "garbage", "without-id", "huge", "empty-200", "204"];

    [Theory]
    [MemberData(nameof(Useless))]
    public async Task Create_ExecutedAndAnsweredUselessly_IsUnknownThenFoundByTheNextCall(string fault)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.OnCreate(FaultOf(fault), FaultPoint.AfterExecute);

        Payout first = await world.CreateAsync();
        world.Settle();
        Payout second = await world.CreateAsync();

        (first.Status, first.ProviderId, first.NextStep.Kind).Should().Be((PayoutStatus.Unknown, null, NextStepKind.Resolve));
        second.ProviderId.Should().Be(world.Simulator.Ledger.Entries.Should().ContainSingle().Which.PayoutId);
        second.Status.Should().Be(PayoutStatus.Succeeded);
        world.Wire.Creates.Should().ContainSingle("what a search finds is not sent again");
    }

    [Theory]
    [MemberData(nameof(Useless))]
    public async Task Create_NotExecutedAndAnsweredUselessly_IsRepeatedOnceWithTheSameBytesAndKey(string fault)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.OnCreate(FaultOf(fault));

        Payout first = await world.CreateAsync();
        world.Settle();
        Payout second = await world.CreateAsync();
        Payout third = await world.CreateAsync();

        first.Status.Should().Be(PayoutStatus.Unknown);
        second.Status.Should().Be(PayoutStatus.Pending);
        third.ProviderId.Should().Be(second.ProviderId);
        ShouldBeRepeats(world.Wire.Creates, 2);
        world.Simulator.Ledger.CommittedCount.Should().Be(1);
    }

    [Theory]
    [InlineData(MonimeApi.V1), InlineData(MonimeApi.Release20240801)]
    public async Task Create_ExecutedAndDropped_IsFoundInEitherGeneration(MonimeApi api)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync(api);
        await world.CreateUnknownAsync(executed: true);
        world.Settle();

        Payout found = await world.RefreshAsync();

        found.ProviderId.Should().Be(world.Simulator.Ledger.Entries.Should().ContainSingle().Which.PayoutId);
        found.Timeline[^1].Description.Should().Contain("handle");
    }

    [Fact]
    public async Task Create_TruncatedAnswer_IsUnknownThenFound()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.OnCreate(FaultAction.TruncateBody(), FaultPoint.AfterExecute);

        Payout first = await world.CreateAsync();
        world.Settle();

        first.Status.Should().Be(PayoutStatus.Unknown);
        (await world.CreateAsync()).ProviderId.Should().NotBeNull();
        world.Simulator.Ledger.CommittedCount.Should().Be(1);
    }

    [Fact]
    public async Task Unknown_BeforeItsAttemptCanBeOver_IsNeitherSearchedNorRepeated()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateUnknownAsync(executed: false);
        world.Clock.Advance(TimeSpan.FromSeconds(34));

        Payout still = await world.CreateAsync();

        still.Status.Should().Be(PayoutStatus.Unknown);
        still.NextStep.At.Should().Be(still.CreatedAt + TimeSpan.FromSeconds(35));
        world.Wire.All.Should().ContainSingle();
    }

    [Theory]
    [InlineData(401, "unauthorized"), InlineData(403, "forbidden"), InlineData(400, "bad_request"), InlineData(422, "fund_insufficient"), InlineData(404, "not_found")]
    public async Task Repeat_ThatIsRefused_ProvesNothingAboutTheFirstAttempt(int status, string reason)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateUnknownAsync(executed: false);
        world.Settle();
        world.OnCreate(MonimeFaults.Error(status, reason));

        Payout payout = await world.CreateAsync();

        (payout.Status, payout.Failure).Should().Be((PayoutStatus.Unknown, null));
        ShouldBeRepeats(world.Wire.Creates, 2);
    }

    [Fact]
    public async Task Repeat_IsMadeOnlyAfterASearchOfTheWholeList()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await OtherApplication.PayManyAsync(world.Simulator, 60);
        await world.CreateUnknownAsync(executed: false);
        world.Settle();

        await world.CreateAsync();

        world.Wire.All.Select(static request => request.Method).Should().Equal("POST", "GET", "GET", "POST");
    }

    [Fact]
    public async Task Repeat_IsNotMadeWhenTheSearchFails()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateUnknownAsync(executed: false);
        world.Settle();
        world.OnList(MonimeFaults.Error(500), times: 8);

        (await world.CreateAsync()).Status.Should().Be(PayoutStatus.Unknown);
        Func<Task> refreshing = () => world.RefreshAsync();

        await refreshing.Should().ThrowAsync<PayoutProviderException>();
        world.Wire.Creates.Should().ContainSingle();
    }

    [Theory]
    [InlineData(MonimeApi.V1, 22 * 60 + 58, true), InlineData(MonimeApi.V1, 23 * 60, false)]
    [InlineData(MonimeApi.Release20240801, 14, true), InlineData(MonimeApi.Release20240801, 15, false)]
    public async Task Repeat_IsMadeOnlyInsideTheWindow(MonimeApi api, int minutes, bool isRepeated)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync(api);
        await world.CreateUnknownAsync(executed: false);
        world.Clock.Advance(TimeSpan.FromMinutes(minutes));

        Payout payout = await world.CreateAsync();

        world.Wire.Creates.Should().HaveCount(isRepeated ? 2 : 1);
        (payout.Status, payout.NextStep.Kind).Should().Be(isRepeated ? (PayoutStatus.Pending, NextStepKind.Poll) : (PayoutStatus.Unknown, NextStepKind.AskPerson));
    }

    [Fact]
    public async Task Unknown_AfterTheWindow_IsStillFoundWhenItWasExecuted()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateUnknownAsync(executed: true);
        world.Clock.Advance(TimeSpan.FromDays(9));

        (await world.RefreshAsync()).Status.Should().Be(PayoutStatus.Succeeded);
    }

    [Fact]
    public async Task Create_KeyInUse_IsLookedUpAndNeverFailed()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.OnCreate(MonimeFaults.Error(409, "idempotency_key_in_use"), FaultPoint.AfterExecute);

        Payout first = await world.CreateAsync();
        world.Settle();
        Payout second = await world.CreateAsync();

        first.Status.Should().Be(PayoutStatus.Unknown);
        second.ProviderId.Should().Be(world.Simulator.Ledger.Entries[0].PayoutId);
        world.Wire.Creates.Should().ContainSingle();
    }

    [Fact]
    public async Task Create_OfAReadyPayoutCalledAgain_SendsNothingMore()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();

        Payout first = await world.CreateAsync();
        Payout second = await world.CreateAsync();

        second.ProviderId.Should().Be(first.ProviderId);
        world.Wire.All.Should().ContainSingle();
    }

    [Fact]
    public async Task Create_WithTwoPayoutsAtTheProvider_ReportsTheDuplicate()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateUnknownAsync(executed: true);
        world.Settle();
        await OtherApplication.PayAsync(world.Simulator, Sample.HandleOf("refund-4711").Token);

        Payout payout = await world.RefreshAsync();

        payout.ProviderId.Should().Be(world.Simulator.Ledger.Entries[0].PayoutId, "the older one is ours");
        (await world.TakeEventsAsync()).Should().ContainSingle(static e => e.Kind == PayoutEventKind.DuplicateExecution);
    }

    [Theory]
    [InlineData(15001, "SLE"), InlineData(15000, "USD")]
    public async Task Search_ThatShowsAnotherAmountOrCurrency_BindsNothingAndTellsOnce(long minor, string currency)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateUnknownAsync(executed: true);
        world.Settle();
        string page = $$$"""{"success":true,"result":[{"id":"pyt-9","status":"completed","amount":{"currency":"{{{currency}}}","value":{{{minor}}}},"metadata":{"payouts_handle":"{{{Sample.HandleOf("refund-4711").Token}}}"}}]}""";
        world.OnList(FaultAction.Respond(200, page), times: 2);
        world.OnCreate(FaultAction.Abort(), times: 2);

        Payout first = await world.RefreshAsync();
        world.Settle();
        Payout second = await world.RefreshAsync();

        new[] { first, second }.Should().OnlyContain(static payout => payout.ProviderId == null && payout.Status == PayoutStatus.Unknown);
        (await world.TakeEventsAsync()).Should().ContainSingle(static e => e.Kind == PayoutEventKind.Mismatch);
    }

    [Fact]
    public async Task Create_ByManyCallersAtOnce_PaysOnce()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();

        Payout[] payouts = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => world.Client.CreateAsync(Sample.Request()))));

        payouts.Select(static payout => payout.ProviderId).Distinct().Should().ContainSingle().Which.Should().NotBeNull();
        world.Simulator.Ledger.Entries.Should().ContainSingle();
        world.Wire.Creates.Should().ContainSingle();
    }

    [Fact]
    public async Task Create_ByManyCallersAfterALostAnswer_PaysOnce()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateUnknownAsync(executed: false);
        world.Settle();

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => world.Client.CreateAsync(Sample.Request()))));

        world.Simulator.Ledger.CommittedCount.Should().Be(1);
        ShouldBeRepeats(world.Wire.Creates, 2);
    }

    internal static void ShouldBeRepeats(IReadOnlyList<WireRequest> creates, int count)
    {
        creates.Should().HaveCount(count);
        creates.Select(static request => request.Headers["Idempotency-Key"]).Distinct().Should().ContainSingle();
        creates.Select(static request => Convert.ToHexString(request.Body)).Distinct().Should().ContainSingle();
    }

    private static FaultAction FaultOf(string name) => name switch
    {
        "html-502" => FaultAction.BadGatewayPage(),
        "error-500" => MonimeFaults.Error(),
        "error-503" => MonimeFaults.Error(503),
        "garbage" => FaultAction.GarbageBody(),
        "without-id" => FaultAction.WithoutId(),
        "huge" => FaultAction.HugeBody(10 * 1024 * 1024),
        "empty-200" => FaultAction.Respond(200),
        "abort" => FaultAction.Abort(),
        _ => FaultAction.Respond(int.Parse(name)),
    };
}
