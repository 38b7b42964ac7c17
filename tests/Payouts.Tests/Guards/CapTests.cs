using Payouts.Guards;
using Payouts.Tests.Support;

namespace Payouts.Tests.Guards;

/// <summary>Caps of a payout, a destination and a day, over all processes that share the journal.</summary>
public sealed class CapTests : GuardedTests
{
    [Theory]
    [InlineData(1_000, true), InlineData(1_001, false)]
    public async Task One_payout_may_be_as_large_as_its_cap_and_no_larger(int amount, bool isSent)
    {
        PayoutsHost host = Host(new PayoutCap { Currency = "XOF", PerPayout = 1_000m });

        PayResult result = await PayAsync(host, "a", amount);

        if (isSent) result.ShouldBeSent();
        else result.ShouldBeStopped(PayoutFailureCategory.LimitExceeded).Message.Should().Contain("PerPayout");
        (await host.Client.GetAsync("a") is not null).Should().Be(isSent, "what is refused is not journalled");
    }

    [Fact]
    public async Task A_day_may_be_spent_to_its_cap_and_the_next_one_begins_anew()
    {
        PayoutsHost host = Host(new PayoutCap { Currency = "xof", PerDay = 2_000m });

        (await PayAsync(host, "a", 1_500)).ShouldBeSent();
        (await PayAsync(host, "b", 501)).ShouldBeStopped(PayoutFailureCategory.LimitExceeded);
        (await PayAsync(host, "c", 500)).ShouldBeSent();
        World.Clock.Advance(TimeSpan.FromDays(1));
        (await PayAsync(host, "b", 501)).ShouldBeSent();

        World.Sent.Should().Be(3);
    }

    [Fact]
    public async Task The_same_reference_counts_once_however_often_it_is_called()
    {
        PayoutsHost host = Host(new PayoutCap { Currency = "XOF", PerDay = 1_000m });

        PayResult[] results = [.. await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PayAsync(host, "a", 1_000)))];

        results.Should().AllSatisfy(static result => result.ShouldBeSent());
        World.Sent.Should().Be(1);
    }

    [Fact]
    public async Task Many_processes_together_stay_within_the_cap()
    {
        var cap = new PayoutCap { Provider = PayoutsHost.Account, Currency = "XOF", PerDay = 1_000m };
        PayoutsHost[] hosts = [Host(cap), Host(cap), Host(cap)];

        PayResult[] results = await Task.WhenAll(Enumerable.Range(0, 60).Select(number => PayAsync(hosts[number % 3], $"refund-{number}", 100)));

        results.Count(static result => result.Error is null).Should().Be(10);
        World.Sent.Should().Be(10);
    }

    [Fact]
    public async Task What_failed_gives_its_part_back()
    {
        PayoutsHost host = Host(new PayoutCap { Currency = "XOF", PerDay = 1_000m });
        World.Server.Script = Scripts.Answer(422, """{"error":"refused"}""");
        (await PayAsync(host, "a", 1_000)).Status.Should().Be(PayoutStatus.Failed);
        World.Server.Script = World.AcceptAsync;

        (await PayAsync(host, "b", 1_000)).ShouldBeSent();
        (await PayAsync(host, "c", 1)).ShouldBeStopped(PayoutFailureCategory.LimitExceeded);
    }

    [Fact]
    public async Task What_was_withdrawn_before_it_was_sent_gives_its_part_back()
    {
        PayoutsHost host = Host(new PayoutCap { Currency = "XOF", PerDay = 1_000m });
        await host.Get<IPayoutControl>().PauseAsync(provider: null, "Awa", "Wait");
        await PayAsync(host, "a", 1_000);
        await host.Client.CancelAsync("a");
        await host.Get<IPayoutControl>().ResumeAsync(provider: null, "Awa", "Go");

        (await PayAsync(host, "b", 1_000)).ShouldBeSent();
    }

    [Fact]
    public async Task What_may_have_been_executed_counts()
    {
        PayoutsHost host = Host(new PayoutCap { Currency = "XOF", PerDay = 1_000m });
        World.Server.Script = Scripts.CloseAfterBody;
        (await PayAsync(host, "a", 1_000)).Status.Should().Be(PayoutStatus.Unknown);

        (await PayAsync(host, "b", 1)).ShouldBeStopped(PayoutFailureCategory.LimitExceeded);
    }

    [Fact]
    public async Task One_destination_is_capped_without_another()
    {
        PayoutsHost host = Host(new PayoutCap { Currency = "XOF", PerDestinationAndDay = 1_000m });

        (await PayAsync(host, "a", 600)).ShouldBeSent();
        (await PayAsync(host, "b", 600)).ShouldBeStopped(PayoutFailureCategory.LimitExceeded).Message.Should().Contain("PerDestinationAndDay").And.NotContain("2295");
        (await PayAsync(host, "c", 600, "+22951345021")).ShouldBeSent();
    }

    [Fact]
    public async Task A_cap_of_another_currency_or_account_does_not_count()
    {
        PayoutsHost host = Host(new PayoutCap { Currency = "SLE", PerPayout = 1m, PerDay = 1m });

        (await PayAsync(host, "a", 1_000)).ShouldBeSent();
    }

    private static Task<PayResult> PayAsync(PayoutsHost host, string reference, decimal amount, string phone = "+22951345020") =>
        GuardedRequests.PayAsync(host, GuardedRequests.Request(reference, amount, phone));

    private PayoutsHost Host(PayoutCap cap) => World.Host(guards => guards.Caps.Add(cap));
}
