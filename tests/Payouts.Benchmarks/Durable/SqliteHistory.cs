using Microsoft.Data.Sqlite;

namespace Payouts.Benchmarks.Durable;

/// <summary>Makes a long history out of <see cref="HistorySamples"/>: each copy has its own reference, handle, provider id and times, in its columns and in its stored bytes.</summary>
internal static class SqliteHistory
{
    private const string Sql = """
        PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; PRAGMA temp_store = MEMORY;
        BEGIN;
        CREATE TEMP TABLE numbers AS
            WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < $size)
            SELECT n, printf('refund-%012d', n) AS reference, printf('old-%012d', n) AS provider_id, lower(hex(randomblob(20))) AS handle,
                printf('sample-%012d', CASE n % 100 WHEN 0 THEN 3 WHEN 1 THEN 2 ELSE 1 END) AS sample FROM counted;
        CREATE TEMP TABLE samples AS SELECT * FROM payouts;
        INSERT INTO payouts (reference, account, handle, provider_id, status, created_at, updated_at, due_at, claim_token, is_open, version, entries, body)
            SELECT c.reference, s.account, substr(c.handle || c.handle, 1, length(s.handle)), c.provider_id, s.status, s.created_at - ($size - c.n) * 10000000, s.updated_at - ($size - c.n) * 10000000,
                s.due_at - 864000000000 - ($size - c.n), s.claim_token, s.is_open, s.version, s.entries,
                CAST(replace(replace(replace(CAST(s.body AS TEXT), s.reference, c.reference), s.handle, substr(c.handle || c.handle, 1, length(s.handle))), s.provider_id, c.provider_id) AS BLOB)
            FROM temp.numbers c CROSS JOIN temp.samples s ON s.reference = c.sample ORDER BY c.n;
        INSERT INTO timeline (payout, number, body)
            SELECT p.sequence, t.number, t.body FROM temp.numbers c CROSS JOIN payouts p ON p.reference = c.reference CROSS JOIN temp.samples s ON s.reference = c.sample CROSS JOIN timeline t ON t.payout = s.sequence ORDER BY c.n;
        INSERT INTO events (payout, is_first, body)
            SELECT p.sequence, e.is_first, CAST(replace(CAST(e.body AS TEXT), s.reference, c.reference) AS BLOB)
            FROM temp.numbers c CROSS JOIN payouts p ON p.reference = c.reference CROSS JOIN temp.samples s ON s.reference = c.sample CROSS JOIN events e ON e.payout = s.sequence
            WHERE c.n % 100 = 1 ORDER BY c.n;
        DELETE FROM events WHERE payout IN (SELECT sequence FROM temp.samples);
        DELETE FROM timeline WHERE payout IN (SELECT sequence FROM temp.samples);
        DELETE FROM payouts WHERE reference LIKE 'sample-%';
        COMMIT;
        PRAGMA journal_mode = WAL;
        """;

    public static void Fill(string file, int size)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = Sql;
        command.Parameters.AddWithValue("$size", size);
        command.ExecuteNonQuery();
    }
}
