using Payouts.Guards;
using Payouts.Journal;
using Payouts.Tests.Support;

namespace Payouts.Tests.Guards;

/// <summary>The kill switches: nothing is sent, nothing is lost.</summary>
public sealed class SwitchTests : GuardedTests
{
    [Theory]
    [InlineData(null), InlineData(PayoutsHost.Account)]
    public async Task While_paused_nothing_is_sent_and_afterwards_the_same_call_sends_once(string? provider)
    {
        PayoutsHost host = World.Host();
        IPayoutControl control = host.Get<IPayoutControl>();
        await control.PauseAsync(provider, "Awa", "Fraud alarm");

        PayResult paused = await host.PayAsync();
        int sentWhilePaused = World.Sent;
        await control.ResumeAsync(provider, "Awa", "False alarm");
        PayResult resumed = await host.PayAsync();

        paused.ShouldBeStopped(PayoutFailureCategory.Policy).Message.Should().Contain("ResumeAsync");
        (paused.Status, sentWhilePaused).Should().Be((PayoutStatus.Created, 0));
        resumed.ShouldBeSent();
        World.Sent.Should().Be(1);
    }

    [Fact]
    public async Task A_pause_of_one_process_stops_the_others_within_a_second()
    {
        PayoutsHost here = World.Host(), there = World.Host();
        (await there.PayAsync("before")).ShouldBeSent();
        await here.Get<IPayoutControl>().PauseAsync(provider: null, "Awa", "Fraud alarm");
        World.Clock.Advance(TimeSpan.FromSeconds(1));

        PayResult after = await there.PayAsync("after");

        after.ShouldBeStopped(PayoutFailureCategory.Policy);
        World.Sent.Should().Be(1);
    }

    [Fact]
    public async Task A_pause_that_comes_between_claim_and_send_still_holds_it_back()
    {
        PayoutsHost host = World.Host(isKeyed: false);
        World.Journal.AfterInsert = () =>
        {
            _ = World.Journal.ChangeTallyAsync(new TallyChange { Key = "pause", Count = 1 }, CancellationToken.None).AsTask();
            World.Clock.Advance(TimeSpan.FromSeconds(1));
        };

        PayResult result = await host.PayAsync();

        result.ShouldBeStopped(PayoutFailureCategory.Policy);
        result.Evidence.Should().Equal(SendEvidence.NotSent);
        (result.Status, World.Sent).Should().Be((PayoutStatus.Created, 0));
    }

    [Fact]
    public async Task Paused_an_unknown_payout_is_searched_for_and_not_repeated()
    {
        PayoutsHost host = World.Host();
        World.Server.Script = Scripts.CloseAfterBody;
        (await host.PayAsync()).Status.Should().Be(PayoutStatus.Unknown);
        World.Server.Script = World.AcceptAsync;
        await host.Get<IPayoutControl>().PauseAsync(provider: null, "Awa", "Fraud alarm");
        World.Clock.Advance(TimeSpan.FromMinutes(5));

        Payout paused = await host.Client.RefreshAsync("refund-4711");
        int sentWhilePaused = World.Sent;
        await host.Get<IPayoutControl>().ResumeAsync(provider: null, "Awa", "False alarm");
        Payout resumed = await host.Client.RefreshAsync("refund-4711");

        (paused.Status, sentWhilePaused).Should().Be((PayoutStatus.Unknown, 1));
        (resumed.Status, World.Sent).Should().Be((PayoutStatus.Pending, 2));
    }

    [Fact]
    public async Task Every_pause_is_listed_with_who_and_why_until_it_ends()
    {
        PayoutsHost host = World.Host(static guards => guards.PausedProviders.Add(PayoutsHost.Account));
        IPayoutControl control = host.Get<IPayoutControl>();
        await control.PauseAsync(provider: null, "Awa", "Fraud alarm");
        await control.PauseAsync(provider: null, "Kojo", "Still on");

        IReadOnlyList<SendingPause> during = await control.GetPausesAsync();
        await control.ResumeAsync(provider: null, "Awa", "Over");
        IReadOnlyList<SendingPause> after = await control.GetPausesAsync();

        during.Should().Equal(
            new SendingPause(PayoutsHost.Account, IsConfigured: true, ByWhomAndWhy: null), new SendingPause(Provider: null, IsConfigured: false, "Kojo: Still on"));
        after.Should().ContainSingle().Which.IsConfigured.Should().BeTrue();
    }

    [Fact]
    public async Task An_account_that_is_not_registered_cannot_be_paused()
    {
        PayoutsHost host = World.Host();

        Func<Task> pausing = () => host.Get<IPayoutControl>().PauseAsync("lopback", "Awa", "Fraud alarm");

        (await pausing.Should().ThrowAsync<PayoutStateException>()).WithMessage("*Registered: loopback*");
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task The_configured_switch_stops_sending(bool all)
    {
        PayoutsHost host = World.Host(guards =>
        {
            guards.Paused = all;
            if (!all) guards.PausedProviders.Add(PayoutsHost.Account);
        });

        PayResult result = await host.PayAsync();

        result.ShouldBeStopped(PayoutFailureCategory.Policy).Message.Should().Contain(all ? "Guards:Paused" : "Guards:PausedProviders");
        World.Sent.Should().Be(0);
    }

    [Fact]
    public async Task A_journal_that_may_have_lost_commits_stops_providers_without_idempotency_until_somebody_has_looked()
    {
        PayoutsHost keyed = World.Host(), unkeyed = World.Host(isKeyed: false);
        await keyed.PayAsync("open-the-journal");
        World.Journal.Continuity = JournalContinuity.MayHaveLostCommits(3, World.Clock.GetUtcNow(), "another server answers");
        IPayoutControl control = unkeyed.Get<IPayoutControl>();

        PayResult safe = await keyed.PayAsync("keyed");
        PayResult held = await unkeyed.PayAsync("unkeyed");
        await control.AcknowledgeContinuityAsync(await control.GetContinuityAsync(), "Awa", "Compared with the dashboard");
        PayResult sent = await unkeyed.PayAsync("unkeyed");

        safe.ShouldBeSent();
        held.ShouldBeStopped(PayoutFailureCategory.Policy).Message.Should().Contain("AcknowledgeContinuityAsync");
        held.Status.Should().Be(PayoutStatus.Created);
        sent.ShouldBeSent();
    }
}
