using Payouts.Journal;
using Payouts.PostgreSql.Tests.Support;

namespace Payouts.PostgreSql.Tests;

/// <summary>What opening makes, and what it refuses.</summary>
[Collection(OneServer.Name)]
public sealed class OpeningTests(ServerFixture fixture)
{
    [PostgreSqlFact]
    public async Task Many_that_open_an_empty_database_at_once_make_the_schema_once()
    {
        JournalPlace place = await fixture.NewDatabaseAsync();
        PostgreSqlPayoutJournal[] journals = [.. Enumerable.Range(0, 8).Select(_ => place.Journal())];

        await Task.WhenAll(journals.Select(journal => journal.OpenAsync(CancellationToken.None).AsTask()));

        (await place.ScalarAsync<long>("SELECT count(*) FROM payouts.schema_versions")).Should().Be(2);
        (await place.ScalarAsync<long>("SELECT count(*) FROM payouts.continuity")).Should().Be(1);
        await Task.WhenAll(journals.Select((journal, index) => Samples.AddAsync(journal, $"{index}")));
        foreach (PostgreSqlPayoutJournal journal in journals) await journal.DisposeAsync();
    }

    [PostgreSqlFact]
    public async Task What_was_written_is_there_after_opening_again()
    {
        JournalPlace place = fixture.NewPlace();
        await using (PostgreSqlPayoutJournal journal = await place.OpenAsync()) await Samples.AddAsync(journal, "kept");

        await using PostgreSqlPayoutJournal again = await place.OpenAsync();

        (await again.FindAsync("kept", CancellationToken.None)).Should().NotBeNull();
    }

    [PostgreSqlFact]
    public async Task A_schema_of_the_first_version_is_brought_to_this_one_and_keeps_its_payouts()
    {
        JournalPlace place = fixture.NewPlace();
        await using (PostgreSqlPayoutJournal journal = await place.OpenAsync()) await Samples.AddAsync(journal, "kept");
        await place.ExecuteAsync($"DROP TABLE {place.Schema}.deliveries; DELETE FROM {place.Schema}.schema_versions WHERE version > 1");

        await using PostgreSqlPayoutJournal again = await place.OpenAsync();

        (await again.FindAsync("kept", CancellationToken.None)).Should().NotBeNull();
        (await again.ReceiveAsync(new JournalDelivery { Account = "account", Key = "key", ReceivedAt = DateTimeOffset.UnixEpoch }, TimeSpan.FromDays(1), CancellationToken.None)).Should().BeTrue();
    }

    [PostgreSqlFact]
    public async Task A_schema_of_a_newer_version_is_refused_and_left_as_it_is()
    {
        JournalPlace place = fixture.NewPlace();
        await using (PostgreSqlPayoutJournal journal = await place.OpenAsync()) await Samples.AddAsync(journal, "kept");
        await place.ExecuteAsync($"INSERT INTO {place.Schema}.schema_versions (version) VALUES (1000)");

        await RefusesAsync(place.Journal(), "*version 1000*use the newer library again*");

        (await place.ScalarAsync<long>($"SELECT count(*) FROM {place.Schema}.payouts")).Should().Be(1);
    }

    [PostgreSqlFact]
    public async Task A_schema_of_another_program_is_refused_and_left_as_it_is()
    {
        JournalPlace place = fixture.NewPlace();
        await place.ExecuteAsync($"CREATE SCHEMA {place.Schema}; CREATE TABLE {place.Schema}.payouts (id int)");

        await RefusesAsync(place.Journal(), "*belongs to another program*");

        (await place.ScalarAsync<long>($"SELECT count(*) FROM pg_class WHERE relnamespace = '{place.Schema}'::regnamespace")).Should().Be(1);
    }

    [PostgreSqlFact]
    public async Task A_schema_that_is_made_and_empty_is_used()
    {
        JournalPlace place = fixture.NewPlace();
        await place.ExecuteAsync($"CREATE SCHEMA {place.Schema}");

        await using PostgreSqlPayoutJournal journal = await place.OpenAsync();

        await Samples.AddAsync(journal, "first");
    }

    [PostgreSqlFact]
    public async Task A_missing_schema_is_refused_where_migrating_is_off()
    {
        JournalPlace place = fixture.NewPlace();

        await RefusesAsync(place.Journal(configure: options => options.Migrate = false), "*Migrate is off*");

        (await place.ScalarAsync<bool>($"SELECT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = '{place.Schema}')")).Should().BeFalse();
    }

    [PostgreSqlFact]
    public async Task A_database_that_cannot_hold_every_character_is_refused() =>
        await RefusesAsync((await fixture.NewDatabaseAsync("ENCODING 'LATIN1' TEMPLATE template0 LOCALE 'C'")).Journal(), "*encoding LATIN1*UTF8*");

    [PostgreSqlFact]
    public async Task A_database_that_sessions_may_only_read_is_refused()
    {
        JournalPlace place = await fixture.NewDatabaseAsync();
        await place.ExecuteAsync("ALTER DATABASE " + Name(place) + " SET default_transaction_read_only = on");

        await RefusesAsync(place.Journal(), "*default_transaction_read_only*");
    }

    [PostgreSqlFact]
    public async Task A_stricter_isolation_set_for_the_database_does_not_reach_the_journal()
    {
        JournalPlace place = await fixture.NewDatabaseAsync();
        await place.ExecuteAsync("ALTER DATABASE " + Name(place) + " SET default_transaction_isolation = 'serializable'");
        await using PostgreSqlPayoutJournal journal = await place.OpenAsync();
        JournalRecord record = await Samples.AddAsync(journal, "busy");

        JournalResult[] results = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => journal.UpdateAsync(new JournalWrite { Record = record }, CancellationToken.None).AsTask()));

        results.Count(result => result.IsWritten).Should().Be(1);
    }

    [PostgreSqlFact]
    public async Task A_journal_that_could_not_be_opened_can_be_opened_later()
    {
        JournalPlace place = fixture.NewPlace();
        await place.ExecuteAsync($"CREATE SCHEMA {place.Schema}; CREATE TABLE {place.Schema}.other (id int)");
        await using PostgreSqlPayoutJournal journal = place.Journal();
        await RefusesOnlyAsync(journal, "*another program*");
        await place.ExecuteAsync($"DROP TABLE {place.Schema}.other");

        await journal.OpenAsync(CancellationToken.None);

        await Samples.AddAsync(journal, "first");
    }

    [PostgreSqlFact]
    public async Task A_journal_that_is_not_open_says_so()
    {
        await using PostgreSqlPayoutJournal journal = fixture.NewPlace().Journal();

        Func<Task> find = () => journal.FindAsync("any", CancellationToken.None).AsTask();

        await find.Should().ThrowAsync<InvalidOperationException>().WithMessage("*OpenAsync*");
    }

    [PostgreSqlFact]
    public async Task Times_in_the_tables_can_be_read_by_a_person()
    {
        JournalPlace place = fixture.NewPlace();
        await using PostgreSqlPayoutJournal journal = await place.OpenAsync();
        JournalRecord record = await Samples.AddAsync(journal, "timed");

        DateTime shown = await place.ScalarAsync<DateTime>($"SELECT {place.Schema}.moment(created_at) FROM {place.Schema}.payouts");

        shown.Should().BeCloseTo(record.CreatedAt.UtcDateTime, TimeSpan.FromMilliseconds(1));
    }

    private static string Name(JournalPlace place) => new Npgsql.NpgsqlConnectionStringBuilder(place.ConnectionString).Database!;

    private static async Task RefusesAsync(PostgreSqlPayoutJournal journal, string message)
    {
        await using (journal) await RefusesOnlyAsync(journal, message);
    }

    private static async Task RefusesOnlyAsync(PostgreSqlPayoutJournal journal, string message)
    {
        Func<Task> open = () => journal.OpenAsync(CancellationToken.None).AsTask();
        await open.Should().ThrowAsync<PayoutJournalException>().WithMessage(message);
    }
}
