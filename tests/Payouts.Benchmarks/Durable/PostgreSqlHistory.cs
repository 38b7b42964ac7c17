namespace Payouts.Benchmarks.Durable;

/// <summary>Makes a long history out of <see cref="HistorySamples"/>: each copy has its own reference, handle, provider id and times, in its columns and in its stored bytes.</summary>
internal static class PostgreSqlHistory
{
    private const string Sql = """
        SET search_path TO {schema};
        SET synchronous_commit = off; SET work_mem = '256MB';
        CREATE TEMP TABLE samples AS SELECT * FROM payouts;
        CREATE TEMP TABLE numbers AS
            SELECT n, 'refund-' || lpad(n::text, 12, '0') AS reference, 'old-' || lpad(n::text, 12, '0') AS provider_id, s.reference AS sample,
                substr(md5(n::text) || md5((-n)::text), 1, length(s.handle)) AS handle
            FROM generate_series(1, {size}) n JOIN samples s ON s.reference = 'sample-' || lpad((CASE n % 100 WHEN 0 THEN 3 WHEN 1 THEN 2 ELSE 1 END)::text, 12, '0');
        INSERT INTO payouts (reference, account, handle, provider_id, status, created_at, updated_at, due_at, claim_token, is_open, version, entries, body)
            SELECT c.reference, s.account, c.handle, c.provider_id, s.status, s.created_at - ({size} - c.n) * 10000000::bigint, s.updated_at - ({size} - c.n) * 10000000::bigint,
                s.due_at - 864000000000 - ({size} - c.n), s.claim_token, s.is_open, s.version, s.entries,
                convert_to(replace(replace(replace(convert_from(s.body, 'UTF8'), s.reference, c.reference), s.handle, c.handle), s.provider_id, c.provider_id), 'UTF8')
            FROM numbers c JOIN samples s ON s.reference = c.sample ORDER BY c.n;
        INSERT INTO timeline (payout, number, body)
            SELECT p.sequence, t.number, t.body FROM numbers c JOIN payouts p ON p.reference = c.reference JOIN samples s ON s.reference = c.sample JOIN timeline t ON t.payout = s.sequence ORDER BY c.n, t.number;
        INSERT INTO events (payout, is_first, body)
            SELECT p.sequence, e.is_first, convert_to(replace(convert_from(e.body, 'UTF8'), s.reference, c.reference), 'UTF8')
            FROM numbers c JOIN payouts p ON p.reference = c.reference JOIN samples s ON s.reference = c.sample JOIN events e ON e.payout = s.sequence WHERE c.n % 100 = 1 ORDER BY c.n, e.id;
        DELETE FROM events WHERE payout IN (SELECT sequence FROM samples);
        DELETE FROM timeline WHERE payout IN (SELECT sequence FROM samples);
        DELETE FROM payouts WHERE reference LIKE 'sample-%';
        """;

    public static async Task FillAsync(PostgreSqlPlace place, string schema, int size)
    {
        await place.AskAsync(Sql.Replace("{schema}", schema, StringComparison.Ordinal).Replace("{size}", $"{size}", StringComparison.Ordinal));
        await place.AskAsync("VACUUM ANALYZE");
        await place.AskAsync("CHECKPOINT");
    }
}
