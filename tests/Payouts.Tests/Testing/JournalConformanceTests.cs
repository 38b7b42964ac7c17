using Payouts.Journal;
using Payouts.Testing;

namespace Payouts.Tests.Testing;

/// <summary>The checks find what they are for: each fault of a journal is caught by a check of its kind.</summary>
public sealed class JournalConformanceTests
{
    [Fact]
    public void Names_are_unique() => JournalConformance.All.Select(check => check.Name).Should().OnlyHaveUniqueItems().And.HaveCountGreaterThan(40);

    [Theory]
    [InlineData(JournalFault.InsertReplaces, "A second insert of a reference writes nothing and returns the record that exists")]
    [InlineData(JournalFault.VersionIgnored, "An update made from an older version writes nothing and returns the newest one")]
    [InlineData(JournalFault.ClaimIgnored, "A live claim refuses another one, its own owner's too")]
    [InlineData(JournalFault.ClaimAlwaysLive, "A claim lasts until its lease ends, by the journal's clock, and not longer")]
    [InlineData(JournalFault.ListBackwards, "A list holds what matches every condition, oldest first")]
    [InlineData(JournalFault.NoHold, "A record that was taken is held for the time of the hold, then given out again")]
    [InlineData(JournalFault.ParkedReturns, "A parked event does not come out again, and later ones of its payout do")]
    [InlineData(JournalFault.SecretChanges, "A secret has 32 bytes, stays the same, and differs by name")]
    [InlineData(JournalFault.RemembersNothing, "A key is remembered once, until its time is over")]
    [InlineData(JournalFault.TimelineLost, "The timeline holds every entry of every write, oldest first")]
    [InlineData(JournalFault.EventsLost, "An event comes out as it was written")]
    [InlineData(JournalFault.PostponeLost, "Postponing moves when a record is due, and nothing else")]
    [InlineData(JournalFault.TallyLimitIgnored, "A change up to its limit is made, and one past it changes nothing and is told the total as it stands")]
    [InlineData(JournalFault.TallyForgotten, "A total that was never begun is not found, and a change begins it")]
    [InlineData(JournalFault.ParkedNotReturned, "A parked event that is returned comes out at once, as if never taken, before later ones of its payout")]
    [InlineData(JournalFault.ParkedNotListed, "Parked events are listed as they were written, oldest first, over every page")]
    [InlineData(JournalFault.EveryDeliveryIsNew, "A copy of a delivery is none, whether it waits, is held or is done")]
    [InlineData(JournalFault.DeliveriesNotHeld, "A delivery that was taken is nobody else's until its hold is over, and counts how often it was taken")]
    [InlineData(JournalFault.DeliveryRetriesLost, "A delivery that is to come again comes after its pause, and one that is done never")]
    [InlineData(JournalFault.LateFinishCounts, "Who finishes an event after somebody else has taken it finishes nothing")]
    public async Task A_faulty_journal_is_caught(JournalFault fault, string check)
    {
        var clock = new ManualClock();
        var journal = new FaultyJournal(new InMemoryPayoutJournal(clock), fault);

        (await FluentActions.Awaiting(() => JournalConformance.All.Single(each => string.Equals(each.Name, check, StringComparison.Ordinal)).RunAsync(journal, clock, CancellationToken.None))
            .Should().ThrowAsync<ConformanceException>()).Which.Message.Should().NotBeEmpty();
    }

    [Fact]
    public void A_check_prints_its_rule() => JournalConformance.All[0].ToString().Should().Be(JournalConformance.All[0].Name);
}
