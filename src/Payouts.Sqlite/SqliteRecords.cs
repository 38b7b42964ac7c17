using Microsoft.Data.Sqlite;
using Payouts.Journal;

namespace Payouts.Sqlite;

/// <summary>The statements on payouts: insert, compare-and-set, find, list, due.</summary>
internal sealed class SqliteRecords(JournalCodec codec, TimeProvider time)
{
    private const string Columns = "sequence, version, claim_owner, claim_token, claim_expires, body";

    private long Now => time.GetUtcNow().UtcTicks;

    internal JournalResult Insert(SqliteSession session, PreparedWrite prepared)
    {
        JournalRecord record = prepared.Write.Record;
        ClaimChange claim = prepared.Write.Claim;
        bool takes = claim.Kind == ClaimChangeKind.Take;
        long expires = takes ? Now + claim.Lease.Ticks : 0;
        SqliteCommand insert = session.Prepare(
            """
            INSERT INTO payouts (reference, account, handle, provider_id, status, created_at, due_at, claim_owner, claim_token, claim_expires, version, entries, body, provider_reference, is_open)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $12, $13, $14)
            ON CONFLICT (reference) DO NOTHING
            RETURNING sequence;
            """,
            record.Reference, record.Account, record.Handle, record.Observed?.ProviderId, (int)record.Status, record.CreatedAt.UtcTicks, record.DueAt?.UtcTicks,
            takes ? claim.Owner : null, takes ? 1 : 0, takes ? expires : null, prepared.Entries.Count, prepared.Body, record.Observed?.ProviderReference, IsOpen(record));
        if (insert.ExecuteScalar() is not long sequence) return new JournalResult(JournalOutcome.VersionConflict, Find(session, record.Reference));
        SqliteAppends.Append(session, sequence, 0, prepared);
        return new JournalResult(JournalOutcome.Written, record with
        {
            Version = 1,
            Claim = takes ? new JournalClaim(claim.Owner, 1, new DateTimeOffset(expires, TimeSpan.Zero), IsLive: expires > Now) : null,
            Timeline = [.. prepared.Write.Timeline],
        });
    }

    internal JournalResult Update(SqliteSession session, PreparedWrite prepared)
    {
        JournalRecord record = prepared.Write.Record;
        ClaimChange claim = prepared.Write.Claim;
        try
        {
            SqliteCommand update = session.Prepare(
                """
                UPDATE payouts SET
                    provider_id = coalesce($3, provider_id), provider_reference = coalesce($12, provider_reference), is_open = $13, status = $4, due_at = $5, held_until = 0, version = version + 1, entries = entries + $6, body = $7,
                    claim_owner = CASE $8 WHEN 1 THEN $9 WHEN 2 THEN NULL ELSE claim_owner END,
                    claim_token = claim_token + ($8 = 1),
                    claim_expires = CASE $8 WHEN 1 THEN $10 WHEN 2 THEN NULL ELSE claim_expires END
                WHERE reference = $1 AND version = $2 AND NOT ($8 = 1 AND coalesce(claim_expires, 0) > $11)
                RETURNING sequence, entries, claim_owner, claim_token, claim_expires;
                """,
                record.Reference, record.Version, record.Observed?.ProviderId, (int)record.Status, record.DueAt?.UtcTicks, prepared.Entries.Count, prepared.Body,
                claim.Kind switch { ClaimChangeKind.Take => 1, ClaimChangeKind.Release => 2, _ => 0 }, claim.Owner, Now + claim.Lease.Ticks, Now,
                record.Observed?.ProviderReference, IsOpen(record));
            long sequence;
            int entries;
            JournalClaim? held;
            using (SqliteDataReader row = update.ExecuteReader())
            {
                if (!row.Read()) return Refuse(session, record);
                sequence = row.GetInt64(0);
                entries = row.GetInt32(1);
                held = ReadClaim(row, 2);
            }

            SqliteAppends.Append(session, sequence, entries - prepared.Entries.Count, prepared);
            return new JournalResult(JournalOutcome.Written, record with
            {
                Version = record.Version + 1,
                Claim = held,
                Timeline = [.. record.Timeline, .. prepared.Write.Timeline],
            });
        }
        catch (SqliteException error) when (error.SqliteExtendedErrorCode == 2067)
        {
            // The unique index of account and provider id; the statement alone was undone.
            return new JournalResult(JournalOutcome.ProviderIdTaken, Find(session, record.Reference));
        }
    }

    internal JournalRecord? Find(SqliteSession session, string reference) =>
        FindOne(session, session.Prepare($"SELECT {Columns} FROM payouts WHERE reference = $1;", reference));

    internal JournalRecord? FindByProviderId(SqliteSession session, string account, string providerId) =>
        FindOne(session, session.Prepare($"SELECT {Columns} FROM payouts WHERE account = $1 AND provider_id = $2;", account, providerId))
        ?? FindOne(session, session.Prepare($"SELECT {Columns} FROM payouts WHERE account = $1 AND provider_reference = $2 ORDER BY sequence LIMIT 1;", account, providerId));

    internal JournalRecord? FindByHandle(SqliteSession session, string account, string handle) =>
        FindOne(session, session.Prepare($"SELECT {Columns} FROM payouts WHERE account = $1 AND handle = $2 ORDER BY sequence LIMIT 1;", account, handle));

    /// <summary>One page of a list, after a sequence number; ends where fewer than <paramref name="most"/> rows were looked at.</summary>
    internal (List<JournalRecord> Records, long Last, bool IsEnd) List(SqliteSession session, PayoutFilter filter, long after, int most)
    {
        // Statuses go as a bit mask, so that one prepared statement serves every filter.
        long mask = filter.Statuses is { Count: > 0 } statuses ? statuses.Aggregate(0L, static (bits, status) => bits | (1L << (int)status)) : -1;
        SqliteCommand select = session.Prepare(
            $"""
            SELECT {Columns} FROM payouts
            WHERE sequence > $1 AND ((1 << status) & $2) <> 0 AND ($3 IS NULL OR account = $3)
              AND created_at >= coalesce($4, 0) AND created_at < coalesce($5, 9223372036854775807)
            ORDER BY sequence LIMIT $6;
            """,
            after, mask, filter.Provider, filter.CreatedFrom?.UtcTicks, filter.CreatedBefore?.UtcTicks, most);
        List<Row> rows = ReadRows(select);
        return ([.. rows.Select(row => Present(session, row))], rows.Count == 0 ? after : rows[^1].Sequence, rows.Count < most);
    }

    internal IReadOnlyList<JournalRecord> TakeDue(SqliteSession session, int most, TimeSpan hold)
    {
        long now = Now;
        SqliteCommand select = session.Prepare(
            $"""
            SELECT {Columns} FROM (
                SELECT * FROM (SELECT * FROM payouts WHERE due_at <= $1 AND held_until <= $1 ORDER BY due_at LIMIT $2)
                UNION
                SELECT * FROM (SELECT * FROM payouts WHERE is_open = 1 AND claim_expires <= $1 AND held_until <= $1 ORDER BY claim_expires LIMIT $2))
            ORDER BY sequence LIMIT $2;
            """,
            now, most);
        List<Row> rows = ReadRows(select);
        foreach (Row row in rows) session.Execute("UPDATE payouts SET held_until = $2 WHERE sequence = $1;", row.Sequence, now + hold.Ticks);
        return [.. rows.Select(row => Present(session, row))];
    }

    internal bool Postpone(SqliteSession session, string reference, DateTimeOffset dueAt)
    {
        // The time is also in the record: what is read back is what stands in the column.
        if (Find(session, reference) is not { } record) return false;
        session.Execute("UPDATE payouts SET due_at = $2, held_until = 0, body = $3 WHERE reference = $1;", reference, dueAt.UtcTicks, codec.Write(record with { DueAt = dueAt }));
        return true;
    }

    private static int IsOpen(JournalRecord record) => record.Attempts.Any(static attempt => attempt.Result is null) ? 1 : 0;

    private JournalResult Refuse(SqliteSession session, JournalRecord record)
    {
        if (Find(session, record.Reference) is not { } current) return new JournalResult(JournalOutcome.NotFound, Record: null);
        return new JournalResult(current.Version == record.Version ? JournalOutcome.ClaimHeld : JournalOutcome.VersionConflict, current);
    }

    private JournalRecord? FindOne(SqliteSession session, SqliteCommand select) => ReadRows(select) is [Row row, ..] ? Present(session, row) : null;

    private List<Row> ReadRows(SqliteCommand select)
    {
        var rows = new List<Row>();
        using SqliteDataReader reader = select.ExecuteReader();
        while (reader.Read()) rows.Add(new Row(reader.GetInt64(0), reader.GetInt64(1), ReadClaim(reader, 2), reader.GetFieldValue<byte[]>(5)));
        return rows;
    }

    private JournalRecord Present(SqliteSession session, Row row)
    {
        var timeline = new List<TimelineEntry>();
        using SqliteDataReader entries = session.Prepare("SELECT body FROM timeline WHERE payout = $1 ORDER BY number;", row.Sequence).ExecuteReader();
        while (entries.Read()) timeline.Add(codec.ReadEntry(entries.GetFieldValue<byte[]>(0)));
        return codec.ReadRecord(row.Body, row.Version, row.Claim, timeline);
    }

    private JournalClaim? ReadClaim(SqliteDataReader row, int first)
    {
        if (row.IsDBNull(first)) return null;
        long expires = row.GetInt64(first + 2);
        return new JournalClaim(row.GetString(first), row.GetInt64(first + 1), new DateTimeOffset(expires, TimeSpan.Zero), IsLive: expires > Now);
    }

    private sealed record Row(long Sequence, long Version, JournalClaim? Claim, byte[] Body);
}
