using Payouts.Simulator;
using Payouts.Simulator.Monime;
using Payouts.Tests.Monime.Support;

namespace Payouts.Tests.Client;

/// <summary>Definite answers to the create call: refusals, throttling, configuration.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData(400, "bad_request", PayoutFailureCategory.InvalidRequest), InlineData(422, "fund_insufficient", PayoutFailureCategory.InsufficientFunds)]
    [InlineData(400, "provider_account_missing", PayoutFailureCategory.RecipientNotFound), InlineData(422, "provider_account_blocked", PayoutFailureCategory.RecipientBlocked)]
    public async Task Create_RefusedInTheDocumentedForm_IsFailedWithItsReason(int status, string reason, PayoutFailureCategory category)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        string envelope = $$$"""{"success":false,"messages":[],"error":{"code":{{{(status == 200 ? 400 : status)}}},"reason":"{{{reason}}}","message":"No.","details":[]}}""";
        world.OnCreate(FaultAction.Respond(status, envelope));

        Payout payout = await world.CreateAsync();
        Payout again = await world.CreateAsync();

        payout.Status.Should().Be(PayoutStatus.Failed);
        payout.Failure.Should().Be(new PayoutFailure(category, reason, "No."));
        again.Status.Should().Be(PayoutStatus.Failed);
        world.Wire.Creates.Should().ContainSingle("a failed payout is final: a new try is a new reference");
    }

    [Theory]
    [InlineData(400), InlineData(422)]
    public async Task Create_RefusedInAnotherForm_IsUnknown(int status)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.OnCreate(FaultAction.Respond(status, "<html>Bad Request</html>"));

        (await world.CreateAsync()).Status.Should().Be(PayoutStatus.Unknown);
    }

    [Theory]
    [InlineData(401), InlineData(403), InlineData(404), InlineData(405), InlineData(406), InlineData(415)]
    public async Task Create_RefusedForTheAccountsSetUp_IsNotExecutedAndMayBeCalledAgain(int status)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.OnCreate(MonimeFaults.Error(status, "refused"));

        Func<Task> creating = () => world.CreateAsync();

        PayoutNotExecutedException error = (await creating.Should().ThrowAsync<PayoutNotExecutedException>()).Which;
        (error.Category, error.HttpStatus, error.ProviderCode, error.Reference, error.Provider).Should()
            .Be((PayoutFailureCategory.Configuration, status, "refused", "refund-4711", "monime"));
        Payout kept = (await world.Client.GetAsync("refund-4711"))!;
        (kept.Status, kept.NextStep.Kind).Should().Be((PayoutStatus.Created, NextStepKind.CallCreateAgain));
        (await world.CreateAsync()).Status.Should().Be(PayoutStatus.Pending);
        LostAnswerTests.ShouldBeRepeats(world.Wire.Creates, 2);
    }

    [Fact]
    public async Task Create_ThrottledInsideTheBudget_WaitsAndRepeatsWithTheSameKey()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.OnCreate(MonimeFaults.TooManyRequests(7));

        Task<Payout> creating = world.Client.CreateAsync(Sample.Request());
        await world.Clock.WaitForTimerAsync(TimeSpan.FromSeconds(7));
        world.Clock.Advance(TimeSpan.FromSeconds(6.9));
        world.Wire.Creates.Should().ContainSingle("the provider asked for seven seconds");
        world.Clock.Advance(TimeSpan.FromSeconds(0.1));

        (await creating).Status.Should().Be(PayoutStatus.Pending);
        LostAnswerTests.ShouldBeRepeats(world.Wire.Creates, 2);
    }

    [Fact]
    public async Task Create_ThrottledWithoutATime_WaitsTheProvidersDefaultPause()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.OnCreate(FaultAction.Respond(429, "slow down"));

        (await world.CreateAsync()).Status.Should().Be(PayoutStatus.Pending);

        LostAnswerTests.ShouldBeRepeats(world.Wire.Creates, 2);
    }

    [Fact]
    public async Task Create_ThrottledForLongerThanTheBudget_IsNotExecuted()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.OnCreate(MonimeFaults.TooManyRequests(21));

        Func<Task> creating = () => world.CreateAsync();

        (await creating.Should().ThrowAsync<PayoutNotExecutedException>()).Which.Category.Should().Be(PayoutFailureCategory.RateLimited);
        world.Wire.Creates.Should().ContainSingle();
    }

    [Fact]
    public async Task Create_ThrottledAgainAndAgain_GivesUpAfterItsAttempts()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.OnCreate(MonimeFaults.TooManyRequests(), times: 10);

        Func<Task> creating = () => world.CreateAsync();

        await creating.Should().ThrowAsync<PayoutNotExecutedException>();
        LostAnswerTests.ShouldBeRepeats(world.Wire.Creates, 3);
    }

    [Theory]
    [InlineData(MonimeMagicNumbers.AccountMissing, PayoutFailureCategory.RecipientNotFound, "provider_account_missing")]
    [InlineData(MonimeMagicNumbers.FundInsufficient, PayoutFailureCategory.InsufficientFunds, "fund_insufficient")]
    public async Task Payout_ThatFailsAtTheProvider_TellsWhy(string phone, PayoutFailureCategory category, string code)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateAsync(Sample.Request(destination: Sample.MobileTo(phone)));
        world.Complete();

        Payout payout = await world.RefreshAsync();

        (payout.Status, payout.Failure!.Category, payout.Failure.Code, payout.NextStep.Kind).Should().Be((PayoutStatus.Failed, category, code, NextStepKind.None));
        world.Simulator.Ledger.ExecutedCount.Should().Be(0);
    }
}
