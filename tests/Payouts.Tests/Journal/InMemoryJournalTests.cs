using Payouts.Journal;
using Payouts.Testing;

namespace Payouts.Tests.Journalling;

public sealed class InMemoryJournalTests
{
    public static TheoryData<string> Checks => new(JournalConformance.All.Select(check => check.Name));

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task Keeps_the_rule(string name)
    {
        var clock = new ManualClock();
        var journal = new InMemoryPayoutJournal(clock);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await journal.OpenAsync(patience.Token);

        await JournalConformance.All.Single(check => string.Equals(check.Name, name, StringComparison.Ordinal)).RunAsync(journal, clock, patience.Token);
    }

    [Fact]
    public void Says_that_it_forgets() =>
        new InMemoryPayoutJournal(TimeProvider.System).Traits.Should().Be(new JournalTraits("memory", IsDurable: false, IsShared: false));

    [Fact]
    public void Needs_a_clock() => FluentActions.Invoking(() => new InMemoryPayoutJournal(null!)).Should().Throw<ArgumentNullException>();
}
