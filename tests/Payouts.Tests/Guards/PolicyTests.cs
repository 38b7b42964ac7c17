using Payouts.Guards;
using Payouts.Journal;
using Payouts.Tests.Support;

namespace Payouts.Tests.Guards;

/// <summary>Policies of the application: allow, hold for approval, refuse.</summary>
public sealed class PolicyTests : GuardedTests
{
    [Fact]
    public async Task A_held_payout_is_journalled_and_not_sent_by_anybody()
    {
        PayoutsHost host = Host(PolicyVerdict.Hold("Above the limit of one person."));

        PayResult held = await host.PayAsync();
        PayResult again = await host.PayAsync();
        await host.Client.RefreshAsync("refund-4711");
        Payout waited = await host.Client.WaitForFinalAsync("refund-4711");
        World.Clock.Advance(TimeSpan.FromDays(2));
        await World.EventsAsync(host);

        foreach (PayResult result in new[] { held, again })
        {
            result.Error.Should().BeNull();
            result.Returned!.NextStep.Should().Match<NextStep>(static step => step.Kind == NextStepKind.Approve && step.Explanation.Contains("Above the limit of one person."));
        }

        (waited.Status, waited.NextStep.Kind, World.Sent).Should().Be((PayoutStatus.Created, NextStepKind.Approve, 0));
        World.Handler.Told.Select(static told => told.Kind).Should().Equal(PayoutEventKind.Created, PayoutEventKind.Held);
    }

    [Fact]
    public async Task A_released_payout_is_sent_once_and_tells_who_released_it()
    {
        PayoutsHost host = Host(PolicyVerdict.Hold("Large."));
        await host.PayAsync();

        Payout released = await host.Client.ReleaseAsync("refund-4711", "Awa", "Invoice 17 checked");
        PayResult again = await host.PayAsync();
        Func<Task> twice = () => host.Client.ReleaseAsync("refund-4711", "Awa", "Once more");

        released.Status.Should().Be(PayoutStatus.Pending);
        released.Timeline.Should().Contain(static entry => entry.Source == TimelineSource.Person && entry.Who == "Awa" && entry.Why == "Invoice 17 checked");
        again.ShouldBeSent();
        await twice.Should().ThrowAsync<PayoutStateException>();
        World.Sent.Should().Be(1);
    }

    [Fact]
    public async Task Released_by_many_at_once_it_is_sent_once()
    {
        PayoutsHost here = Host(PolicyVerdict.Hold("Large.")), there = Host(PolicyVerdict.Hold("Large."));
        await here.PayAsync();

        Task<PayResult>[] calls = [.. Enumerable.Range(0, 10).Select(number => ReleaseAsync(number % 2 == 0 ? here : there)), here.PayAsync(), there.PayAsync()];
        await Task.WhenAll(calls);

        World.Sent.Should().Be(1);
        (await here.Client.GetAsync("refund-4711"))!.Status.Should().Be(PayoutStatus.Pending);
    }

    [Fact]
    public async Task A_held_payout_can_be_withdrawn_and_never_released_after_that()
    {
        PayoutsHost host = Host(PolicyVerdict.Hold("Large."));
        await host.PayAsync();

        Payout withdrawn = await host.Client.CancelAsync("refund-4711");
        Func<Task> late = () => host.Client.ReleaseAsync("refund-4711", "Awa", "Too late");

        withdrawn.Status.Should().Be(PayoutStatus.Cancelled);
        await late.Should().ThrowAsync<PayoutStateException>();
        World.Sent.Should().Be(0);
    }

    [Fact]
    public async Task Released_while_sending_is_paused_it_waits_for_its_caller()
    {
        PayoutsHost host = Host(PolicyVerdict.Hold("Large."));
        await host.PayAsync();
        await host.Get<IPayoutControl>().PauseAsync(provider: null, "Kojo", "Alarm");

        Func<Task> releasing = () => host.Client.ReleaseAsync("refund-4711", "Awa", "Checked");
        await releasing.Should().ThrowAsync<PayoutNotExecutedException>();
        await host.Get<IPayoutControl>().ResumeAsync(provider: null, "Kojo", "Over");

        (await host.PayAsync()).ShouldBeSent();
    }

    [Fact]
    public async Task A_refused_payout_is_neither_journalled_nor_sent()
    {
        PayoutsHost host = Host(PolicyVerdict.Refuse("The beneficiary is on the list."));

        PayResult refused = await host.PayAsync();

        refused.ShouldBeStopped(PayoutFailureCategory.Policy).Message.Should().Contain("The beneficiary is on the list.");
        (refused.Journalled, World.Sent).Should().Be((null, 0));
    }

    [Fact]
    public async Task The_strictest_of_several_policies_counts()
    {
        PayoutsHost host = World.Host(policies:
        [
            new ScriptedPolicy(static _ => PolicyVerdict.Hold("Large.")), new ScriptedPolicy(static _ => PolicyVerdict.Allow), new ScriptedPolicy(static _ => PolicyVerdict.Refuse("Listed.")),
        ]);

        (await host.PayAsync()).ShouldBeStopped(PayoutFailureCategory.Policy).Message.Should().Contain("Listed.");
    }

    [Fact]
    public async Task A_policy_that_throws_stops_the_payout_and_its_words_are_not_told()
    {
        PayoutsHost host = World.Host(policies: [new ScriptedPolicy(static request => throw new InvalidOperationException(((MobileMoneyDestination)request.Destination).PhoneNumber))]);

        PayResult stopped = await host.PayAsync();

        stopped.ShouldBeStopped(PayoutFailureCategory.Policy).ToString().Should().Contain("InvalidOperationException").And.NotContain("51345020");
        (stopped.Journalled, World.Sent).Should().Be((null, 0));
    }

    [Fact]
    public async Task A_payout_that_is_journalled_is_not_judged_again()
    {
        PolicyVerdict verdict = PolicyVerdict.Allow;
        var policy = new ScriptedPolicy(_ => verdict);
        PayoutsHost host = World.Host(policies: [policy]);
        await host.PayAsync();
        verdict = PolicyVerdict.Refuse("New rule.");

        PayResult again = await host.PayAsync();
        PayResult other = await host.PayAsync(amount: 7m);

        again.ShouldBeSent();
        other.Error.Should().BeOfType<PayoutConflictException>();
        policy.Asked.Should().Be(1);
    }

    private static async Task<PayResult> ReleaseAsync(PayoutsHost host)
    {
        try
        {
            return new PayResult(await host.Client.ReleaseAsync("refund-4711", "Awa", "Checked"), Error: null, Journalled: null);
        }
        catch (PayoutStateException error)
        {
            return new PayResult(Returned: null, error, Journalled: null);
        }
    }

    private PayoutsHost Host(PolicyVerdict verdict) => World.Host(policies: [new ScriptedPolicy(_ => verdict)]);
}
