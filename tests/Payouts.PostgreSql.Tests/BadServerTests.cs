using Npgsql;
using Payouts.PostgreSql.Tests.Support;

namespace Payouts.PostgreSql.Tests;

/// <summary>Sessions whose server may not, or can no longer, be written to.</summary>
[Collection(OneServer.Name)]
public sealed class BadServerTests(ServerFixture fixture)
{
    [PostgreSqlTheory]
    [InlineData("25006", "The write was not made."), InlineData("58030", "Whether the write was made is not known*"), InlineData("XX001", "Whether the write was made is not known*")]
    public async Task A_session_that_reports_it_is_closed_and_the_next_write_has_another(string state, string fate)
    {
        JournalPlace place = await fixture.NewDatabaseAsync();
        await using PostgreSqlPayoutJournal journal = await place.OpenAsync(configure: options => options.WriteConnections = 1);
        await place.ExecuteAsync($"""
            CREATE TABLE writers (reference text, pid integer);
            CREATE FUNCTION write() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF NEW.reference = 'bad' THEN RAISE EXCEPTION 'bad' USING ERRCODE = '{state}'; END IF;
                INSERT INTO public.writers VALUES (NEW.reference, pg_backend_pid()); RETURN NULL;
            END $$;
            CREATE TRIGGER write AFTER INSERT ON payouts.payouts FOR EACH ROW EXECUTE FUNCTION public.write();
            """);
        await Samples.AddAsync(journal, "before");

        Func<Task> insert = () => journal.InsertAsync(Samples.Insert("bad"), CancellationToken.None).AsTask();
        await insert.Should().ThrowAsync<PayoutJournalException>().WithMessage($"*(SQLSTATE {state}). {fate}");
        await Samples.AddAsync(journal, "after");

        (await place.ScalarAsync<long>("SELECT count(DISTINCT pid) FROM writers")).Should().Be(2);
        await Eventually.IsTrueAsync(() => place.ScalarAsync<bool>("SELECT NOT EXISTS (SELECT 1 FROM pg_stat_activity JOIN writers USING (pid) WHERE reference = 'before')"));
    }

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
        await standby.CatchUpAsync(primary);
        await proxy.MoveAsync(standby.Port);

        Func<Task> find = () => journal.FindAsync("there", CancellationToken.None).AsTask();
        Func<Task> insert = () => journal.InsertAsync(Samples.Insert("new"), CancellationToken.None).AsTask();

        await find.Should().ThrowAsync<PayoutJournalException>().WithMessage("*standby*Nothing was read.");
        await insert.Should().ThrowAsync<PayoutJournalException>().WithMessage("*standby*");
        await proxy.MoveAsync(primary.Port);
        (await journal.FindAsync("there", CancellationToken.None)).Should().NotBeNull();
        await Samples.AddAsync(journal, "new");
    }

    [Theory]
    [InlineData("26000"), InlineData("42P05"), InlineData("22012")]
    public void What_a_pooler_in_transaction_mode_breaks_is_told_as_its_doing(string state)
    {
        Exception told = new PostgreSqlFaults("payouts").Explain(new PostgresException("secret detail", "ERROR", "ERROR", state), WriteFate.NotMade);

        told.Should().BeOfType<PayoutJournalException>().Which.Message.Should().Contain("pooler in transaction mode").And.Contain("session mode").And.NotContain("secret");
    }
}
