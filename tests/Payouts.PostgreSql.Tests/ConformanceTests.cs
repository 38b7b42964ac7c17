using Payouts.Journal;
using Payouts.PostgreSql.Tests.Support;
using Payouts.Testing;

namespace Payouts.PostgreSql.Tests;

/// <summary>Every rule of a journal, on a real server.</summary>
[Collection(OneServer.Name)]
public sealed class ConformanceTests(ServerFixture fixture)
{
    public static TheoryData<string> Checks => new(JournalConformance.All.Select(check => check.Name));

    public static TheoryData<string> ChecksOfADatabasesClock => new(JournalConformance.All.Where(check => !check.MovesClock).Select(check => check.Name));

    [PostgreSqlTheory]
    [MemberData(nameof(Checks))]
    public async Task Keeps_the_rule(string name)
    {
        var clock = new ManualClock();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await using PostgreSqlPayoutJournal journal = await fixture.NewPlace().OpenAsync(clock);

        await Find(name).RunAsync(journal, clock, patience.Token);
    }

    [PostgreSqlTheory]
    [MemberData(nameof(ChecksOfADatabasesClock))]
    public async Task Keeps_the_rule_by_the_databases_clock(string name)
    {
        var clock = new ManualClock(TimeProvider.System.GetUtcNow().AddSeconds(-1));
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await using PostgreSqlPayoutJournal journal = await fixture.NewPlace().OpenAsync();

        await Find(name).RunAsync(journal, clock, patience.Token);
    }

    [PostgreSqlFact]
    public async Task Is_durable_and_of_many_machines()
    {
        await using PostgreSqlPayoutJournal journal = fixture.NewPlace().Journal();

        journal.Traits.Should().Be(new JournalTraits("postgresql", IsDurable: true, IsShared: true));
    }

    private static JournalCheck Find(string name) => JournalConformance.All.Single(check => string.Equals(check.Name, name, StringComparison.Ordinal));
}
