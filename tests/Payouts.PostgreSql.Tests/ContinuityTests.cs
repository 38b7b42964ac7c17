using Npgsql;
using Payouts.Journal;
using Payouts.PostgreSql.Tests.Support;

namespace Payouts.PostgreSql.Tests;

/// <summary>A server that was replaced by one which may lack commits is noticed.</summary>
[Collection(OneServer.Name)]
public sealed class ContinuityTests(ServerFixture fixture)
{
    [PostgreSqlFact]
    public async Task A_promoted_standby_is_noticed_by_the_first_write_and_stays_noticed_until_somebody_acknowledges()
    {
        await using TestServer primary = await TestServer.StartNewAsync();
        await using TestServer standby = await primary.StartStandbyAsync();
        var place = new JournalPlace(
            new NpgsqlConnectionStringBuilder(primary.ConnectionString()) { Host = $"127.0.0.1:{primary.Port},127.0.0.1:{standby.Port}" }.ConnectionString, "payouts");
        await using PostgreSqlPayoutJournal journal = await place.OpenAsync(configure: options => (options.ContinuityInterval, options.WriteConnections) = (TimeSpan.FromMinutes(5), 1));
        await Samples.AddAsync(journal, "replicated");
        await CatchUpAsync(primary, standby);
        await standby.StopAsync("fast");
        await Samples.AddAsync(journal, "not replicated");
        await primary.StopAsync("immediate");
        await standby.StartAsync();
        await standby.PromoteAsync();

        // The acknowledged commit is gone: the same payout would be sent again, were it not for what the journal says now.
        await ReconnectAsync(journal);
        (await journal.InsertAsync(Samples.Insert("not replicated"), CancellationToken.None)).IsWritten.Should().BeTrue();
        JournalContinuity seen = await journal.CheckAsync(CancellationToken.None);
        await using PostgreSqlPayoutJournal other = await place.OpenAsync();

        seen.IsUnbroken.Should().BeFalse();
        seen.What.Should().Be("timeline 1 was replaced by timeline 2: a standby was promoted, or a backup restored");
        seen.Since.Should().BeCloseTo(TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(2));
        (await other.CheckAsync(CancellationToken.None)).Should().Be(seen, "it stands in the journal, for every process");

        await other.AcknowledgeAsync(seen, "Ada", "Looked at every payout of the last hour at its provider.", CancellationToken.None);

        (await journal.CheckAsync(CancellationToken.None)).IsUnbroken.Should().BeTrue();
        (await new JournalPlace(standby.ConnectionString(), "payouts").ScalarAsync<string>("SELECT acknowledged_by FROM payouts.continuity ORDER BY id DESC LIMIT 1")).Should().Be("Ada");
    }

    [PostgreSqlFact]
    public async Task A_standby_is_refused()
    {
        await using TestServer primary = await TestServer.StartNewAsync();
        await using (await new JournalPlace(primary.ConnectionString(), "payouts").OpenAsync())
        {
            // Made, so that the standby has it.
        }

        await using TestServer standby = await primary.StartStandbyAsync();
        await using PostgreSqlPayoutJournal journal = new JournalPlace(standby.ConnectionString(), "payouts").Journal();

        Func<Task> open = () => journal.OpenAsync(CancellationToken.None).AsTask();

        await open.Should().ThrowAsync<PayoutJournalException>().WithMessage("*standby*connect to the primary*");
    }

    [PostgreSqlFact]
    public async Task A_server_put_back_to_an_earlier_state_is_noticed_by_a_process_that_saw_the_later_one()
    {
        await using TestServer server = await TestServer.StartNewAsync();
        var place = new JournalPlace(server.ConnectionString(), "payouts");
        await using PostgreSqlPayoutJournal journal = await place.OpenAsync(configure: options => (options.ContinuityInterval, options.WriteConnections) = (TimeSpan.Zero, 1));
        await server.StopAsync("fast");
        server.Save();
        await server.StartAsync();
        await ReconnectAsync(journal);
        for (int number = 0; number < 50; number++) await Samples.AddAsync(journal, $"later-{number}");
        (await journal.CheckAsync(CancellationToken.None)).IsUnbroken.Should().BeTrue();
        await server.StopAsync("fast");
        await server.PutBackAsync();
        await server.StartAsync();

        JournalContinuity seen = await CheckAgainAsync(journal);

        seen.What.Should().Contain("log went back");
    }

    [PostgreSqlFact]
    public async Task A_copy_in_another_cluster_is_noticed()
    {
        JournalPlace place = fixture.NewPlace();
        await using (PostgreSqlPayoutJournal first = await place.OpenAsync()) await Samples.AddAsync(first, "copied");
        await place.ExecuteAsync($"UPDATE {place.Schema}.continuity SET system_identifier = 4711");

        await using PostgreSqlPayoutJournal journal = await place.OpenAsync();

        (await journal.CheckAsync(CancellationToken.None)).What.Should().StartWith("server 4711 with timeline 1 was replaced by server ");
    }

    [PostgreSqlFact]
    public async Task A_copy_whose_record_of_servers_was_emptied_is_noticed()
    {
        JournalPlace place = fixture.NewPlace();
        await using (PostgreSqlPayoutJournal first = await place.OpenAsync()) await Samples.AddAsync(first, "copied");
        await place.ExecuteAsync($"DELETE FROM {place.Schema}.continuity");

        await using PostgreSqlPayoutJournal journal = await place.OpenAsync();

        (await journal.CheckAsync(CancellationToken.None)).IsUnbroken.Should().BeFalse();
    }

    [PostgreSqlFact]
    public async Task A_break_that_came_after_the_one_seen_stays_unacknowledged()
    {
        JournalPlace place = fixture.NewPlace();
        await using PostgreSqlPayoutJournal journal = await place.OpenAsync(configure: options => options.ContinuityInterval = TimeSpan.Zero);
        await place.ExecuteAsync($"UPDATE {place.Schema}.continuity SET timeline = 77");
        JournalContinuity seen = await journal.CheckAsync(CancellationToken.None);
        await place.ExecuteAsync($"INSERT INTO {place.Schema}.continuity (system_identifier, timeline, seen_at, what) SELECT system_identifier, timeline, seen_at, 'another' FROM {place.Schema}.continuity ORDER BY id DESC LIMIT 1");

        await journal.AcknowledgeAsync(seen, "Ada", "Looked.", CancellationToken.None);

        (await journal.CheckAsync(CancellationToken.None)).What.Should().Be("another");
    }

    [PostgreSqlFact]
    public async Task An_unchanged_server_is_unbroken()
    {
        await using PostgreSqlPayoutJournal journal = await fixture.NewPlace().OpenAsync(configure: options => options.ContinuityInterval = TimeSpan.Zero);

        (await journal.CheckAsync(CancellationToken.None)).Should().Be(JournalContinuity.Unbroken);
        (await journal.CheckAsync(CancellationToken.None)).Should().Be(JournalContinuity.Unbroken);
    }

    [PostgreSqlTheory]
    [InlineData("", "why")]
    [InlineData("who", " ")]
    public async Task An_acknowledgement_names_who_and_why(string who, string why)
    {
        await using PostgreSqlPayoutJournal journal = await fixture.NewPlace().OpenAsync();

        Func<Task> acknowledge = () => journal.AcknowledgeAsync(JournalContinuity.Unbroken, who, why, CancellationToken.None).AsTask();

        await acknowledge.Should().ThrowAsync<ArgumentException>();
    }

    private static async Task CatchUpAsync(TestServer primary, TestServer standby)
    {
        string position = await new JournalPlace(primary.ConnectionString(), "payouts").ScalarAsync<string>("SELECT pg_current_wal_flush_lsn()::text");
        var there = new JournalPlace(standby.ConnectionString(), "payouts");
        await Eventually.IsTrueAsync(() => there.ScalarAsync<bool>($"SELECT coalesce(pg_last_wal_replay_lsn() >= '{position}', false)"));
    }

    // Connections from before the restart may fail once each, with a write whose fate is not known.
    private static async Task ReconnectAsync(PostgreSqlPayoutJournal journal)
    {
        await Eventually.IsTrueAsync(async () =>
        {
            try
            {
                await journal.TryRememberAsync("scope", $"{TimeProvider.System.GetTimestamp()}", TimeSpan.FromMinutes(1), CancellationToken.None);
                return true;
            }
            catch (PayoutJournalException)
            {
                return false;
            }
        });
    }

    private static async Task<JournalContinuity> CheckAgainAsync(PostgreSqlPayoutJournal journal)
    {
        JournalContinuity found = JournalContinuity.Unbroken;
        await Eventually.IsTrueAsync(async () =>
        {
            try
            {
                found = await journal.CheckAsync(CancellationToken.None);
                return true;
            }
            catch (PayoutJournalException)
            {
                return false;
            }
        });
        return found;
    }
}
