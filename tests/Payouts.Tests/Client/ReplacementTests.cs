using Payouts.Simulator;
using Payouts.Tests.Monime.Support;

namespace Payouts.Tests.Client;

/// <summary>A payout that stands for an earlier one: of the two, one is paid at most.</summary>
public sealed class ReplacementTests
{
    [Theory]
    [InlineData("pending"), InlineData("succeeded"), InlineData("unknown"), InlineData("never sent")]
    public async Task A_payout_whose_money_may_move_is_not_replaced(string former)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        if (former == "unknown") world.OnCreate(FaultAction.Abort(), FaultPoint.AfterExecute);
        if (former == "never sent") world.OnCreate(FaultAction.Respond(401, "{}"));
        await Record.ExceptionAsync(() => world.CreateAsync());
        if (former == "succeeded") world.Complete();
        if (former == "succeeded") await world.RefreshAsync();
        int sent = world.Simulator.Requests.CountOf("POST", $"{world.Prefix}/payouts");

        Func<Task> replacing = () => world.CreateAsync(Replacement());

        (await replacing.Should().ThrowAsync<PayoutStateException>()).WithMessage("*replaces*").Which.Reference.Should().Be("refund-4712");
        (await world.Client.GetAsync("refund-4712")).Should().BeNull();
        world.Simulator.Requests.CountOf("POST", $"{world.Prefix}/payouts").Should().Be(sent);
    }

    [Theory]
    [InlineData("failed"), InlineData("withdrawn"), InlineData("not here")]
    public async Task A_payout_that_moved_no_money_is_replaced(string former)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        if (former == "failed") world.Simulator.Outcomes.Default = SimulatedOutcome.Failed("provider_unknown");
        if (former == "withdrawn") world.OnCreate(FaultAction.Respond(401, "{}"));
        if (former != "not here") await Record.ExceptionAsync(() => world.CreateAsync());
        world.Complete();
        if (former == "failed") await world.RefreshAsync();
        if (former == "withdrawn") await world.Client.CancelAsync("refund-4711");

        Payout replacement = await world.CreateAsync(Replacement());

        replacement.Status.Should().Be(PayoutStatus.Pending);
    }

    [Fact]
    public async Task A_replacement_that_was_never_sent_is_not_sent_once_the_other_one_is_under_way()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.OnCreate(FaultAction.Respond(401, "{}"));
        await Record.ExceptionAsync(() => world.CreateAsync(Replacement()));
        await world.CreateAsync();

        Func<Task> again = () => world.CreateAsync(Replacement());

        await again.Should().ThrowAsync<PayoutStateException>().WithMessage("*replaces*");
        (await world.Client.GetAsync("refund-4712"))!.Status.Should().Be(PayoutStatus.Created);
        world.Simulator.Ledger.CommittedCount.Should().Be(1);
    }

    [Fact]
    public async Task A_replacement_that_was_sent_is_given_back_whatever_became_of_the_other_one()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateAsync(Replacement());
        await world.CreateAsync();

        (await world.CreateAsync(Replacement())).Status.Should().Be(PayoutStatus.Pending);
    }

    private static PayoutRequest Replacement() => new()
    {
        Reference = "refund-4712",
        Replaces = "refund-4711",
        Amount = Sample.Request().Amount,
        Destination = Sample.Request().Destination,
        Description = "Refund",
    };
}
