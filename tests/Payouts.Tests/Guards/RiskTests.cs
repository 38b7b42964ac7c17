using Payouts.Guards;
using Payouts.Tests.Support;

namespace Payouts.Tests.Guards;

/// <summary>Too much that is unknown stops new payouts, until some of it is settled.</summary>
public sealed class RiskTests : GuardedTests
{
    [Fact]
    public async Task One_more_unknown_payout_than_allowed_stops_the_next_one()
    {
        PayoutsHost host = Host(new RiskLimit { Count = 1 });
        await LoseAsync(host, "a");
        (await host.PayAsync("between")).ShouldBeSent();
        await LoseAsync(host, "b");

        PayResult next = await host.PayAsync("c");

        next.ShouldBeStopped(PayoutFailureCategory.Policy).Message.Should().Contain("Guards:Risks");
        next.Status.Should().Be(PayoutStatus.Created);
        World.Sent.Should().Be(3);
    }

    [Theory]
    [InlineData(1_000, true), InlineData(999, false)]
    public async Task The_unknown_amount_may_be_as_large_as_allowed(int most, bool isSent)
    {
        PayoutsHost host = Host(new RiskLimit { Provider = PayoutsHost.Account, Currency = "xof", Amount = most });
        await LoseAsync(host, "a");

        PayResult next = await host.PayAsync("b");

        (next.Error is null).Should().Be(isSent);
    }

    [Fact]
    public async Task Once_settled_sending_goes_on()
    {
        PayoutsHost host = Host(new RiskLimit { Count = 0 });
        await LoseAsync(host, "a");
        (await host.PayAsync("b")).ShouldBeStopped(PayoutFailureCategory.Policy);
        World.Clock.Advance(TimeSpan.FromMinutes(5));
        await host.Client.ResolveAsync("a", PayoutDecision.NotPaid, "Awa", "Not on the statement");
        World.Clock.Advance(TimeSpan.FromSeconds(5));

        (await host.PayAsync("b")).ShouldBeSent();
    }

    [Fact]
    public async Task A_repeat_under_the_key_settles_the_risk_and_is_not_stopped_by_it()
    {
        PayoutsHost host = Host(new RiskLimit { Count = 0 }, isKeyed: true);
        await LoseAsync(host, "a");
        World.Clock.Advance(TimeSpan.FromMinutes(5));

        Payout settled = await host.Client.RefreshAsync("a");

        settled.Status.Should().Be(PayoutStatus.Pending);
    }

    private async Task LoseAsync(PayoutsHost host, string reference)
    {
        World.Server.Script = Scripts.CloseAfterBody;
        (await host.PayAsync(reference)).Status.Should().Be(PayoutStatus.Unknown);
        World.Server.Script = World.AcceptAsync;
    }

    private PayoutsHost Host(RiskLimit limit, bool isKeyed = false) => World.Host(guards => guards.Risks.Add(limit), isKeyed);
}
