using Payouts.Journal;
using Payouts.Tests.Monime.Support;
using Payouts.Tests.Support;

namespace Payouts.Tests.Client;

/// <summary>A person settles what could not be found out.</summary>
public sealed class ResolveTests
{
    [Fact]
    public async Task Resolve_WhileAnAttemptMayBeAlive_IsRefused()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateUnknownAsync(executed: false);
        world.Clock.Advance(TimeSpan.FromSeconds(34));

        await Refused(world, PayoutDecision.NotPaid);

        (await world.Client.GetAsync("refund-4711"))!.Status.Should().Be(PayoutStatus.Unknown);
    }

    [Theory]
    [InlineData(PayoutDecision.Paid, PayoutStatus.Succeeded), InlineData(PayoutDecision.NotPaid, PayoutStatus.Failed)]
    public async Task Resolve_OfASettledAttempt_DecidesAndIsAudited(PayoutDecision decision, PayoutStatus status)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateUnknownAsync(executed: false);
        world.Settle();

        Payout payout = await world.Client.ResolveAsync("refund-4711", decision, "Awa", "Statement of 1 January");

        payout.Status.Should().Be(status);
        payout.Failure?.Category.Should().Be(PayoutFailureCategory.DecidedByPerson);
        payout.Timeline[^1].Should().Match<TimelineEntry>(entry => entry.Source == TimelineSource.Person && entry.Who == "Awa"
            && entry.Why == "Statement of 1 January" && entry.From == PayoutStatus.Unknown && entry.To == status);
        (await world.TakeEventsAsync())[^1].Kind.Should().Be(PayoutEventKind.Resolved);
    }

    [Theory]
    [InlineData(PayoutDecision.Paid), InlineData(PayoutDecision.NotPaid)]
    public async Task Resolve_IsFinalForTheReference(PayoutDecision decision)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateUnknownAsync(executed: false);
        world.Settle();
        Payout decided = await world.Client.ResolveAsync("refund-4711", decision, "Awa", "Looked");

        Payout again = await world.CreateAsync();
        Payout refreshed = await world.RefreshAsync();

        (again.Status, refreshed.Status).Should().Be((decided.Status, decided.Status));
        world.Wire.Creates.Should().ContainSingle("a decision never leads to another send");
        await Refused(world, decision);
    }

    [Fact]
    public async Task Resolve_ThatNeedsTwoPersons_WaitsForAnotherOneWithTheSameWord()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync(configure: static payouts => payouts.Configure(static options => options.RequireSecondPerson = true));
        await world.CreateUnknownAsync(executed: false);
        world.Settle();

        Payout first = await world.Client.ResolveAsync("refund-4711", PayoutDecision.NotPaid, "Awa", "Looked");
        await Refused(world, PayoutDecision.NotPaid, "AWA");
        Payout against = await world.Client.ResolveAsync("refund-4711", PayoutDecision.Paid, "Bai", "Looked too");
        Payout second = await world.Client.ResolveAsync("refund-4711", PayoutDecision.Paid, "Cee", "And I");

        (first.Status, against.Status, second.Status).Should().Be((PayoutStatus.Unknown, PayoutStatus.Unknown, PayoutStatus.Succeeded));
        second.Timeline[^1].Who.Should().Be("Bai and Cee");
    }

    [Fact]
    public async Task Resolve_ContradictedByTheProvider_IsOverriddenAndRaised()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateUnknownAsync(executed: true);
        world.Settle();
        await world.Client.ResolveAsync("refund-4711", PayoutDecision.NotPaid, "Awa", "Looked in the wrong place");

        Payout seen = await world.RefreshAsync();

        (seen.Status, seen.ProviderId).Should().Be((PayoutStatus.Succeeded, world.Simulator.Ledger.Entries[0].PayoutId));
        (await world.TakeEventsAsync()).Should().ContainSingle(static e => e.Kind == PayoutEventKind.Contradiction);
    }

    [Fact]
    public async Task Resolve_OfAPayoutThatIsNotUnknown_IsRefused()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateAsync();

        await Refused(world, PayoutDecision.NotPaid);
    }

    [Theory]
    [InlineData("", "why"), InlineData(" ", "why"), InlineData("who", ""), InlineData("who", null)]
    public async Task Resolve_WithoutAPersonOrAReason_IsRefused(string who, string? why)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();

        Func<Task> resolving = () => world.Client.ResolveAsync("refund-4711", PayoutDecision.Paid, who, why!);

        await resolving.Should().ThrowAsync<ArgumentException>();
    }

    [Fact]
    public async Task LostSender_IsShownAsUnknownOnceItsLeaseHasRunOutAndThenFound()
    {
        var journal = new HookedJournal();
        await using MonimeWorld world = await MonimeWorld.StartAsync(journal: journal.Wrap);
        journal.FailNextUpdates(5);

        Payout answered = await world.CreateAsync();
        Payout whileLeased = (await world.Client.GetAsync("refund-4711"))!;
        world.Clock.Advance(TimeSpan.FromSeconds(61));
        Payout after = (await world.Client.GetAsync("refund-4711"))!;
        Payout found = await world.RefreshAsync();

        answered.Status.Should().Be(PayoutStatus.Pending, "the answer counts although it could not be journalled");
        (whileLeased.Status, whileLeased.NextStep.Kind).Should().Be((PayoutStatus.Created, NextStepKind.Wait));
        (after.Status, after.NextStep.Kind).Should().Be((PayoutStatus.Unknown, NextStepKind.Resolve));
        found.ProviderId.Should().Be(answered.ProviderId);
        world.Simulator.Ledger.CommittedCount.Should().Be(1);
    }

    [Fact]
    public async Task Wait_ForAPayoutWhoseSenderDied_FindsAndFollowsIt()
    {
        var journal = new HookedJournal();
        await using MonimeWorld world = await MonimeWorld.StartAsync(journal: journal.Wrap);
        journal.FailNextUpdates(5);
        await world.CreateAsync();
        world.Clock.Advance(TimeSpan.FromSeconds(61));
        Task<Payout> waiting = world.Client.WaitForFinalAsync("refund-4711");

        world.Clock.Advance(TimeSpan.FromMinutes(1));

        (await world.RunAsync(waiting)).Status.Should().Be(PayoutStatus.Succeeded);
    }

    private static async Task Refused(MonimeWorld world, PayoutDecision decision, string who = "Awa")
    {
        Func<Task> resolving = () => world.Client.ResolveAsync("refund-4711", decision, who, "Looked");
        await resolving.Should().ThrowAsync<PayoutStateException>();
    }
}
