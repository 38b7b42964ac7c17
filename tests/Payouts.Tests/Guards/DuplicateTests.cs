using Payouts.Guards;
using Payouts.Journal;
using Payouts.Tests.Support;

namespace Payouts.Tests.Guards;

/// <summary>The same destination, amount and currency under another reference.</summary>
public sealed class DuplicateTests : GuardedTests
{
    [Fact]
    public async Task A_duplicate_is_refused_and_the_other_reference_is_named()
    {
        PayoutsHost host = Host();
        (await PayAsync(host, "a")).ShouldBeSent();

        PayResult duplicate = await PayAsync(host, "b");

        duplicate.ShouldBeStopped(PayoutFailureCategory.Policy).Message.Should().Contain("'a'").And.Contain("AllowDuplicate");
        duplicate.Journalled.Should().BeNull();
        World.Sent.Should().Be(1);
    }

    [Fact]
    public async Task Of_two_at_the_same_time_one_is_paid()
    {
        PayoutsHost here = Host(), there = Host();

        PayResult[] results = await Task.WhenAll(PayAsync(here, "a"), PayAsync(there, "b"));

        results.Count(static result => result.Error is null).Should().Be(1);
        World.Sent.Should().Be(1);
    }

    [Fact]
    public async Task A_duplicate_that_is_meant_is_paid_and_stays_the_same_request()
    {
        PayoutsHost host = Host();
        (await PayAsync(host, "a")).ShouldBeSent();
        (await PayAsync(host, "b")).ShouldBeStopped(PayoutFailureCategory.Policy);

        (await PayAsync(host, "b", allowDuplicate: true)).ShouldBeSent();
        (await PayAsync(host, "b")).ShouldBeSent();

        World.Sent.Should().Be(2);
    }

    [Theory]
    [InlineData(1_001, "+22951345020"), InlineData(1_000, "+22951345021")]
    public async Task Another_amount_or_destination_is_no_duplicate(int amount, string phone)
    {
        PayoutsHost host = Host();
        (await PayAsync(host, "a")).ShouldBeSent();

        (await GuardedRequests.PayAsync(host, GuardedRequests.Request("b", amount, phone))).ShouldBeSent();
    }

    [Fact]
    public async Task After_the_window_it_is_no_duplicate_any_more()
    {
        PayoutsHost host = Host();
        (await PayAsync(host, "a")).ShouldBeSent();
        World.Clock.Advance(TimeSpan.FromMinutes(59));
        (await PayAsync(host, "b")).ShouldBeStopped(PayoutFailureCategory.Policy);
        World.Clock.Advance(TimeSpan.FromMinutes(1));

        (await PayAsync(host, "b")).ShouldBeSent();
    }

    [Fact]
    public async Task What_failed_has_no_duplicates()
    {
        PayoutsHost host = Host();
        World.Server.Script = Scripts.Answer(422, """{"error":"refused"}""");
        (await PayAsync(host, "a")).Status.Should().Be(PayoutStatus.Failed);
        World.Server.Script = World.AcceptAsync;

        (await PayAsync(host, "b")).ShouldBeSent();
    }

    [Fact]
    public async Task The_window_runs_from_the_payment_whatever_failed_before_it()
    {
        PayoutsHost host = Host();
        World.Server.Script = Scripts.Answer(422, """{"error":"refused"}""");
        (await PayAsync(host, "a")).Status.Should().Be(PayoutStatus.Failed);
        World.Server.Script = World.AcceptAsync;
        World.Clock.Advance(TimeSpan.FromMinutes(50));
        (await PayAsync(host, "b")).ShouldBeSent();
        World.Clock.Advance(TimeSpan.FromMinutes(20));

        (await PayAsync(host, "c")).ShouldBeStopped(PayoutFailureCategory.Policy).Message.Should().Contain("'b'");
    }

    [Fact]
    public async Task Where_duplicates_are_only_told_of_they_are_paid_and_an_event_says_so()
    {
        PayoutsHost host = Host(DuplicateRule.Warn);
        (await PayAsync(host, "a")).ShouldBeSent();

        (await PayAsync(host, "b")).ShouldBeSent();

        (await World.EventsAsync(host)).Should().ContainSingle(static kind => kind == PayoutEventKind.PossibleDuplicate);
        World.Handler.Told.Single(static told => told.Kind == PayoutEventKind.PossibleDuplicate).Should().Match<PayoutEvent>(static told => told.Reference == "b" && told.Description.Contains("'a'"));
        World.Sent.Should().Be(2);
    }

    [Fact]
    public async Task The_journal_holds_no_destination_in_clear_for_it()
    {
        PayoutsHost host = Host();
        (await PayAsync(host, "a")).ShouldBeSent();

        JournalRecord record = (await World.Journal.FindAsync("a", CancellationToken.None))!;

        record.Tallies.Should().ContainSingle().Which.Key.Should().NotContain("51345020");
    }

    private static Task<PayResult> PayAsync(PayoutsHost host, string reference, bool allowDuplicate = false) =>
        GuardedRequests.PayAsync(host, GuardedRequests.Request(reference, allowDuplicate: allowDuplicate));

    private PayoutsHost Host(DuplicateRule rule = DuplicateRule.Refuse) => World.Host(guards =>
    {
        guards.DuplicateWindow = TimeSpan.FromHours(1);
        guards.Duplicates = rule;
    });
}
