using System.Text.RegularExpressions;
using Npgsql;
using Payouts.PostgreSql.Tests.Support;

namespace Payouts.PostgreSql.Tests;

/// <summary>What is asked for all the time costs the same with a long history: each statement's plan, the one made without looking at its values, uses its index.</summary>
[Collection(OneServer.Name)]
public sealed partial class HistoryTests(HistoryFixture history, ServerFixture fixture) : IClassFixture<HistoryFixture>
{
    private readonly PostgreSqlStatements _statements = new("payouts");
    private readonly PostgreSqlOutboxStatements _outbox = new("payouts");

    [PostgreSqlFact]
    public async Task Due_work_is_found_by_its_indexes()
    {
        string plan = await PlanAsync(_statements.TakeDue, "bigint, integer, bigint", "NULL, 100, 300000000");

        plan.Should().Contain("payouts_by_due").And.Contain("payouts_by_lease").And.NotContain("Seq Scan");
    }

    [PostgreSqlFact]
    public async Task Events_are_found_by_their_index()
    {
        string plan = await PlanAsync(_outbox.Take, "bigint, integer, bigint", "NULL, 100, 300000000");

        plan.Should().Contain("events_first").And.NotContain("Seq Scan");
    }

    [PostgreSqlFact]
    public async Task Taking_looks_at_no_more_pages_in_a_long_history_than_in_a_short_one()
    {
        long due = await PagesAsync(_statements.TakeDue, "NULL::bigint", "10", "0");
        long events = await PagesAsync(_outbox.Take, "NULL::bigint", "10", "0");

        due.Should().BeLessThan(400, "ten rows are taken, each with its row, its indexes and its timeline, of a table of thousands of pages");
        events.Should().BeLessThan(200);
    }

    [PostgreSqlFact]
    public async Task One_payout_is_found_by_its_indexes()
    {
        (await PlanAsync(_statements.Find, "bigint, text", "NULL, 'payout-5'")).Should().Contain("payouts_pkey").And.NotContain("Seq Scan");
        (await PlanAsync(_statements.FindMany, "bigint, text[]", "NULL, '{payout-5,payout-6}'")).Should().Contain("payouts_pkey").And.NotContain("Seq Scan");
        (await PlanAsync(_statements.Lock, "text[]", "'{payout-5,payout-6}'")).Should().Contain("payouts_pkey").And.NotContain("Seq Scan");
        (await PlanAsync(_statements.FindByHandle, "bigint, text, text", "NULL, 'account', 'handle-5'")).Should().Contain("payouts_by_handle").And.NotContain("Seq Scan");
        (await PlanAsync(_statements.FindByProviderId, "bigint, text, text", "NULL, 'account', 'id-5'"))
            .Should().Contain("payouts_by_provider_id").And.Contain("payouts_by_provider_reference").And.NotContain("Seq Scan");
    }

    [PostgreSqlFact]
    public async Task A_page_of_a_list_is_found_by_its_index()
    {
        (await PlanAsync(_statements.List, "bigint, bigint, bigint, bigint, text, integer", "NULL, 50, 50, 9223372036854775807, NULL, 200")).Should().Contain("payouts_by_creation").And.NotContain("Seq Scan");
        (await PlanAsync(_statements.ListByStatus, "bigint, bigint, bigint, bigint, text, integer, smallint[]", "NULL, 50, 50, 9223372036854775807, NULL, 200, '{0,1,4}'"))
            .Should().Contain("payouts_by_status").And.NotContain("Seq Scan");
    }

    [PostgreSqlFact]
    public async Task What_writes_goes_by_an_index_even_where_it_was_planned_while_the_journal_was_small()
    {
        JournalPlace small = fixture.NewPlace();
        await using PostgreSqlPayoutJournal journal = await small.OpenAsync();
        await Samples.AddAsync(journal, "only", Samples.Event("only", "1"));
        await small.ExecuteAsync("VACUUM ANALYZE");
        await using NpgsqlConnection connection = await small.ConnectAsync();
        await PostgreSqlSession.SetUpAsync(connection, new PostgreSqlJournalOptions(), CancellationToken.None);

        string due = await PlanAsync(connection, new PostgreSqlStatements(small.Schema).TakeDue, "bigint, integer, bigint", "NULL, 100, 300000000");

        due.Should().Contain("payouts_by_due").And.Contain("payouts_by_lease").And.Contain("payouts_pkey").And.NotContain("Seq Scan").And.NotContain("Hash Join").And.NotContain("Merge Join");
    }

    [PostgreSqlFact]
    public async Task What_follows_a_payouts_events_reads_its_own_alone_even_where_it_was_planned_while_the_journal_was_empty()
    {
        JournalPlace empty = fixture.NewPlace();
        await using (await empty.OpenAsync())
        {
            // Made.
        }

        (await PlanAsync(
            "bigint, text, bigint, text, text, text, smallint, bigint, bigint, boolean, smallint, text, bigint, bytea[], bytea[], bytea", new PostgreSqlStatements(empty.Schema).Update,
            "NULL, 'only', 1, 'account', 'id', NULL, 1, 1, NULL, false, 0, NULL, 0, '{}', '{}', ''")).Should().Contain("Index Cond: (payout = changed");
        (await PlanAsync("bigint, integer", new PostgreSqlOutboxStatements(empty.Schema).Deliver, "1, 1")).Should().MatchRegex(@"Index Cond: \(\(?payout = ");

        async Task<string> PlanAsync(string types, string sql, string values)
        {
            await using NpgsqlConnection connection = await empty.ConnectAsync();
            await PostgreSqlSession.SetUpAsync(connection, new PostgreSqlJournalOptions(), CancellationToken.None);
            return await HistoryTests.PlanAsync(connection, sql, types, values);
        }
    }

    [PostgreSqlFact]
    public async Task Totals_go_by_their_indexes()
    {
        const string change = "'{cap}', '{1}', '{1}', '{NULL}', '{NULL}', '{NULL}', '{NULL}'";
        JournalPlace place = fixture.NewPlace();
        await using PostgreSqlPayoutJournal journal = await place.OpenAsync();
        var tallies = new PostgreSqlTallyStatements(place.Schema);

        (await PlanAsync("text[]", tallies.Hold, "'{cap}'")).Should().Contain("tallies_pkey").And.NotContain("Seq Scan");
        (await PlanAsync("bigint, text[], bigint[], bigint[], bigint[], bigint[], bigint[], text[]", tallies.Change, $"NULL, {change}")).Should().Contain("tallies_pkey").And.NotContain("Seq Scan");
        (await PlanAsync("bigint, integer", tallies.Clear, "NULL, 16")).Should().Contain("tallies_by_end").And.NotContain("Seq Scan");

        async Task<string> PlanAsync(string types, string sql, string values)
        {
            await using NpgsqlConnection connection = await place.ConnectAsync();
            await PostgreSqlSession.SetUpAsync(connection, new PostgreSqlJournalOptions(), CancellationToken.None);
            return await HistoryTests.PlanAsync(connection, sql, types, values);
        }
    }

    private async Task<string> PlanAsync(string sql, string types, string values)
    {
        await using NpgsqlConnection connection = await history.Place.ConnectAsync();
        await using (var generic = new NpgsqlCommand("SET plan_cache_mode = force_generic_plan", connection)) await generic.ExecuteNonQueryAsync();
        return await PlanAsync(connection, sql, types, values);
    }

    private static async Task<string> PlanAsync(NpgsqlConnection connection, string sql, string types, string values)
    {
        await using (var prepare = new NpgsqlCommand($"PREPARE asked ({types}) AS {sql}", connection)) await prepare.ExecuteNonQueryAsync();
        return await ExplainAsync(connection, $"EXPLAIN EXECUTE asked ({values})");
    }

    // Counted within a transaction that is undone, so that the same rows are there for the next.
    private async Task<long> PagesAsync(string sql, params string[] values)
    {
        for (int number = values.Length; number > 0; number--) sql = sql.Replace($"${number}", values[number - 1], StringComparison.Ordinal);
        await using NpgsqlConnection connection = await history.Place.ConnectAsync();
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
        string plan = await ExplainAsync(connection, $"EXPLAIN (ANALYZE, BUFFERS, COSTS OFF, TIMING OFF) {sql}");
        Match first = BuffersPattern().Match(plan);
        return first.Groups["page"].Captures.Sum(page => long.Parse(page.Value));
    }

    private static async Task<string> ExplainAsync(NpgsqlConnection connection, string sql)
    {
        var lines = new List<string>();
        await using var explain = new NpgsqlCommand(sql, connection);
        await using NpgsqlDataReader reader = await explain.ExecuteReaderAsync();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        return string.Join('\n', lines);
    }

    [GeneratedRegex(@"Buffers: shared(?: (?:hit|read)=(?<page>\d+))+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BuffersPattern();
}
