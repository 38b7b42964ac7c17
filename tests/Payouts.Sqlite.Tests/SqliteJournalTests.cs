using Payouts.Journal;
using Payouts.Testing;

namespace Payouts.Sqlite.Tests;

/// <summary>Every rule of a journal, on a real file.</summary>
public sealed class SqliteJournalTests
{
    public static TheoryData<string> Checks => new(JournalConformance.All.Select(check => check.Name));

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task Keeps_the_rule(string name)
    {
        using var file = new JournalFile();
        var clock = new ManualClock();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        await using SqlitePayoutJournal journal = await file.OpenAsync(clock);

        await JournalConformance.All.Single(check => string.Equals(check.Name, name, StringComparison.Ordinal)).RunAsync(journal, clock, patience.Token);
    }

    [Fact]
    public async Task Is_durable_and_of_one_machine()
    {
        using var file = new JournalFile();
        await using SqlitePayoutJournal journal = file.Journal();

        journal.Traits.Should().Be(new JournalTraits("sqlite", IsDurable: true, IsShared: false));
    }
}
