using Microsoft.Data.Sqlite;
using Payouts.Journal;

namespace Payouts.Sqlite.Tests;

/// <summary>With a history of ten thousand payouts that are final, what is asked for all the time costs what it cost without one.</summary>
public sealed class SqliteHistoryTests
{
    private const int History = 10_000;

    public static TheoryData<PayoutStatus[]> Unsettled => new()
    {
        new[] { PayoutStatus.Unknown },
        new[] { PayoutStatus.Created, PayoutStatus.Pending, PayoutStatus.Unknown },
    };

    [Theory]
    [MemberData(nameof(Unsettled))]
    public async Task A_list_of_some_statuses_looks_at_those_alone(PayoutStatus[] statuses)
    {
        using var file = new JournalFile();
        await using SqlitePayoutJournal journal = await OpenAsync(file);
        using SqliteSession session = SqliteSession.Open(file.Path, isReader: true);
        var filter = new PayoutFilter { Statuses = statuses };

        (long steps, List<SqliteRow> rows) = Count(session, () => SqliteLists.Read(session, filter, after: 0, most: 200, now: 0));

        rows.Should().HaveCount(statuses.Length);
        steps.Should().BeLessThan(1000, "ten thousand rows would take tens of thousands of steps");
        Plan(session, SqliteLists.Text(statuses.Length)).Should().Contain("payouts_by_status (status=? AND sequence>?)").And.NotContain("SCAN").And.NotContain("TEMP B-TREE");
        (await journal.ListAsync(filter, CancellationToken.None).Select(static record => record.Status).ToListAsync()).Should().BeEquivalentTo(statuses);
    }

    [Fact]
    public async Task A_list_of_several_statuses_is_in_order_over_many_pages()
    {
        using var file = new JournalFile();
        await using SqlitePayoutJournal journal = await OpenAsync(file);

        List<string> listed = await journal.ListAsync(new PayoutFilter { Statuses = [PayoutStatus.Failed, PayoutStatus.Succeeded, PayoutStatus.Unknown] }, CancellationToken.None)
            .Select(static record => record.Handle).Take(1000).ToListAsync();

        listed.Should().Equal(Enumerable.Range(1, 2000).Where(static number => number % 4 < 2).Select(static number => $"old {number}"));
    }

    [Fact]
    public async Task What_to_forget_is_found_without_looking_at_what_is_forgotten()
    {
        using var file = new JournalFile();
        await using SqlitePayoutJournal journal = await OpenAsync(file);
        file.Execute("UPDATE payouts SET is_forgotten = 1 WHERE sequence > 5 AND sequence < 9990;");
        using SqliteSession session = SqliteSession.Open(file.Path, isReader: true);

        (long steps, List<SqliteRow> rows) = Count(session, () => SqliteRetention.Find(session, long.MaxValue, after: null, most: 10, now: 0));

        rows.Should().HaveCount(10);
        steps.Should().BeLessThan(2000);
        Plan(session, SqliteRetention.FindText).Should().Contain("payouts_to_forget").And.NotContain("SCAN").And.NotContain("TEMP B-TREE");
    }

    private static async Task<SqlitePayoutJournal> OpenAsync(JournalFile file)
    {
        SqlitePayoutJournal journal = await file.OpenAsync();
        await journal.InsertAsync(Sample.Insert("model"), CancellationToken.None);

        // Succeeded, Failed, Cancelled and Reversed in turn, each with a body that can be read.
        file.Execute($"""
            WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {History})
            INSERT INTO payouts (reference, account, handle, status, created_at, updated_at, version, entries, body)
            SELECT 'old-' || n, account, 'old ' || n, 2 + (n % 4), created_at, updated_at + n, 1, 0, replace(CAST(body AS TEXT), 'handle of model', 'old ' || n) FROM numbers, (SELECT * FROM payouts) AS model;
            UPDATE payouts SET body = CAST(body AS BLOB);
            """);
        foreach (PayoutStatus status in new[] { PayoutStatus.Created, PayoutStatus.Pending, PayoutStatus.Unknown })
            await journal.InsertAsync(new JournalWrite { Record = Sample.Record($"{status}") with { Status = status } }, CancellationToken.None);
        file.Execute("DELETE FROM payouts WHERE reference = 'model'; DELETE FROM events;");
        return journal;
    }

    private static (long Steps, T Result) Count<T>(SqliteSession session, Func<T> read)
    {
        read();
        long steps = 0;
        SQLitePCL.raw.sqlite3_progress_handler(session.Connection.Handle, 1, _ => (int)(0 * ++steps), null);
        T result = read();
        SQLitePCL.raw.sqlite3_progress_handler(session.Connection.Handle, 0, null, null);
        return (steps, result);
    }

    private static string Plan(SqliteSession session, string sql)
    {
        using SqliteCommand command = session.Connection.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {sql}";
        for (int number = 1; sql.Contains($"${number}", StringComparison.Ordinal); number++) command.Parameters.AddWithValue($"${number}", 1);
        using SqliteDataReader reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read()) lines.Add(reader.GetString(3));
        return string.Join('\n', lines);
    }
}
