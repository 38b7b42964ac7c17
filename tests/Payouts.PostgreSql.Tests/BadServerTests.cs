using Npgsql;
using Payouts.PostgreSql.Tests.Support;

namespace Payouts.PostgreSql.Tests;

/// <summary>Sessions whose server may not, or can no longer, be written to.</summary>
[Collection(OneServer.Name)]
public sealed class BadServerTests(ServerFixture fixture)
{
    [PostgreSqlFact]
    public async Task Of_several_hosts_the_primary_is_used_whichever_comes_first()
    {
        await using TestServer primary = await TestServer.StartNewAsync();
        await using TestServer standby = await primary.StartStandbyAsync();
        var text = new NpgsqlConnectionStringBuilder(primary.ConnectionString()) { Host = $"127.0.0.1:{standby.Port},127.0.0.1:{primary.Port}", LoadBalanceHosts = true };
        await using NpgsqlMultiHostDataSource dataSource = new NpgsqlDataSourceBuilder(text.ConnectionString).BuildMultiHost();
        await using var journal = new PostgreSqlPayoutJournal(new PostgreSqlJournalOptions { DataSource = () => dataSource }, TimeProvider.System);

        await journal.OpenAsync(CancellationToken.None);
        await new JournalPlace(standby.ConnectionString(), "payouts").ExecuteAsync("SELECT pg_wal_replay_pause()");

        for (int number = 0; number < 10; number++)
        {
            await Samples.AddAsync(journal, $"{number}");
            (await journal.FindAsync($"{number}", CancellationToken.None)).Should().NotBeNull();
        }
    }

    [PostgreSqlFact]
    public async Task A_name_that_leads_to_a_standby_is_not_read_from_and_is_used_again_when_it_leads_to_the_primary()
    {
        await using TestServer primary = await TestServer.StartNewAsync();
        await using TestServer standby = await primary.StartStandbyAsync();
        await using var proxy = new TestProxy(primary.Port);
        await using PostgreSqlPayoutJournal journal = await new JournalPlace(primary.ConnectionString(), "payouts").Through(proxy.Port).OpenAsync();
        await Samples.AddAsync(journal, "there");
        await proxy.MoveAsync(standby.Port);

        Func<Task> find = () => journal.FindAsync("there", CancellationToken.None).AsTask();
        Func<Task> insert = () => journal.InsertAsync(Samples.Insert("new"), CancellationToken.None).AsTask();

        await find.Should().ThrowAsync<PayoutJournalException>().WithMessage("*standby*Nothing was read.");
        await insert.Should().ThrowAsync<PayoutJournalException>().WithMessage("*standby*");
        await proxy.MoveAsync(primary.Port);
        (await journal.FindAsync("there", CancellationToken.None)).Should().NotBeNull();
        await Samples.AddAsync(journal, "new");
    }
}
