using Npgsql;
using Payouts.PostgreSql.Tests.Support;

namespace Payouts.PostgreSql.Tests;

/// <summary>A server that may lose what it acknowledged is refused.</summary>
[Collection(OneServer.Name)]
public sealed class DurabilityTests(ServerFixture fixture)
{
    [PostgreSqlFact]
    public async Task A_session_that_commits_without_waiting_for_the_disk_is_refused()
    {
        JournalPlace place = await WithoutSynchronousCommitAsync();
        await using PostgreSqlPayoutJournal journal = place.Journal();

        Func<Task> open = () => journal.OpenAsync(CancellationToken.None).AsTask();

        await open.Should().ThrowAsync<PayoutJournalException>().WithMessage("*synchronous_commit is off*AllowUnsafeServer*");
    }

    [PostgreSqlTheory]
    [InlineData("fsync")]
    [InlineData("full_page_writes")]
    public async Task A_server_whose_files_may_break_is_refused(string setting)
    {
        JournalPlace place = fixture.NewPlace();
        await SetAsync(place, setting, "off");
        try
        {
            await using PostgreSqlPayoutJournal journal = place.Journal();

            Func<Task> open = () => journal.OpenAsync(CancellationToken.None).AsTask();

            await open.Should().ThrowAsync<PayoutJournalException>().WithMessage($"*{setting} is off*AllowUnsafeServer*");
        }
        finally
        {
            await SetAsync(place, setting, "on");
        }
    }

    [PostgreSqlFact]
    public async Task An_unsafe_server_is_accepted_where_that_is_asked_for()
    {
        JournalPlace place = await WithoutSynchronousCommitAsync();

        await using PostgreSqlPayoutJournal journal = await place.OpenAsync(configure: options => options.AllowUnsafeServer = true);

        await Samples.AddAsync(journal, "first");
    }

    [PostgreSqlFact]
    public async Task A_setting_that_is_turned_off_later_does_not_reach_a_session_that_writes()
    {
        JournalPlace place = await fixture.NewDatabaseAsync();
        await using PostgreSqlPayoutJournal journal = await place.OpenAsync(configure: options => options.WriteConnections = 1);
        await place.ExecuteAsync("CREATE TABLE seen (setting text); CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO public.seen VALUES (current_setting('synchronous_commit')); RETURN NULL; END $$;"
            + "CREATE TRIGGER see AFTER INSERT ON payouts.payouts EXECUTE FUNCTION public.see()");
        await Samples.AddAsync(journal, "before");
        await SetAsync(place, "synchronous_commit", "off");
        try
        {
            await Samples.AddAsync(journal, "after");
        }
        finally
        {
            await SetAsync(place, "synchronous_commit", "on");
        }

        (await place.ScalarAsync<string>("SELECT string_agg(setting, ',') FROM seen")).Should().Be("on,on");
    }

    [PostgreSqlTheory]
    [InlineData("synchronous_commit", "local", "on"), InlineData("synchronous_commit", "remote_write", "on"), InlineData("synchronous_commit", "remote_apply", "remote_apply")]
    [InlineData("client_min_messages", "error", "warning")]
    public async Task A_setting_under_which_a_standby_is_not_waited_for_or_not_told_of_does_not_reach_a_session_that_writes(string setting, string value, string expected)
    {
        JournalPlace place = await SeeingAsync(setting);
        await place.ExecuteAsync($"ALTER DATABASE {new NpgsqlConnectionStringBuilder(place.ConnectionString).Database} SET {setting} = '{value}'");

        await using PostgreSqlPayoutJournal journal = await place.OpenAsync();
        await Samples.AddAsync(journal, "seen");

        (await SeenAsync(place)).Should().Be(expected);
    }

    [PostgreSqlFact]
    public async Task A_session_that_lost_its_settings_is_not_written_with()
    {
        JournalPlace place = await SeeingAsync("synchronous_commit");
        await using PostgreSqlPayoutJournal journal = await place.OpenAsync(configure: options => options.WriteConnections = 1);

        // As through a pooler in transaction mode, whose next transaction is on another server connection.
        await place.ExecuteAsync("""
            CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM set_config('synchronous_commit', 'local', false), set_config('payouts.session', '', false); RETURN NULL; END $$;
            CREATE TRIGGER then_lose AFTER INSERT ON payouts.payouts FOR EACH ROW WHEN (NEW.reference = 'first') EXECUTE FUNCTION public.lose();
            """);
        await Samples.AddAsync(journal, "first");
        await Samples.AddAsync(journal, "second");

        (await SeenAsync(place)).Should().EndWith(",on");
    }

    private async Task<JournalPlace> SeeingAsync(string setting)
    {
        JournalPlace place = await fixture.NewDatabaseAsync();
        await using (await place.OpenAsync())
        {
            // Made.
        }

        await place.ExecuteAsync($"""
            CREATE TABLE seen (id bigint GENERATED ALWAYS AS IDENTITY, setting text);
            CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO public.seen (setting) VALUES (current_setting('{setting}')); RETURN NULL; END $$;
            CREATE TRIGGER see AFTER INSERT ON payouts.payouts EXECUTE FUNCTION public.see();
            """);
        return place;
    }

    private static Task<string> SeenAsync(JournalPlace place) => place.ScalarAsync<string>("SELECT string_agg(setting, ',' ORDER BY id) FROM seen");

    private async Task<JournalPlace> WithoutSynchronousCommitAsync()
    {
        JournalPlace place = await fixture.NewDatabaseAsync();
        await place.ExecuteAsync($"ALTER DATABASE {new NpgsqlConnectionStringBuilder(place.ConnectionString).Database} SET synchronous_commit = off");
        return place;
    }

    private static async Task SetAsync(JournalPlace place, string setting, string value)
    {
        await place.ExecuteAsync($"ALTER SYSTEM SET {setting} = {value}");
        await place.ExecuteAsync("SELECT pg_reload_conf()");
        await Eventually.IsTrueAsync(async () => await place.ScalarAsync<string>($"SELECT current_setting('{setting}')") == value);
    }
}
