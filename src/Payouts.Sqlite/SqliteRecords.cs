using Microsoft.Data.Sqlite;
using Payouts.Journal;

namespace Payouts.Sqlite;

/// <summary>The statements on payouts: insert, compare-and-set, find, due.</summary>
internal sealed class SqliteRecords(JournalCodec codec, TimeProvider time)
{
    private long Now => time.GetUtcNow().UtcTicks;

    internal JournalResult Insert(SqliteSession session, PreparedWrite prepared)
    {
        JournalRecord record = prepared.Write.Record;
        ClaimChange claim = prepared.Write.Claim;
        bool takes = claim.Kind == ClaimChangeKind.Take;
        long now = Now;
        long expires = takes ? now + claim.Lease.Ticks : 0;
        IReadOnlyList<SqliteTotal> totals = [];
        if (prepared.Write.Tallies is { Count: > 0 } changes && !IsKnown(session, record.Reference))
        {
            (Tally? passed, totals) = SqliteTallies.Reckon(session, changes, now);
            if (passed is not null) return new JournalResult(JournalOutcome.LimitReached, Record: null) { Limit = passed };
        }

        SqliteCommand insert = session.Prepare(
            """
            INSERT INTO payouts (
                reference, account, handle, provider_id, provider_reference, status, created_at, updated_at, due_at,
                claim_owner, claim_token, claim_expires, is_open, version, entries, body)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1, $14, $15)
            ON CONFLICT (reference) DO NOTHING
            RETURNING sequence;
            """,
            record.Reference, record.Account, record.Handle, record.Observed?.ProviderId, record.Observed?.ProviderReference, (int)record.Status,
            record.CreatedAt.UtcTicks, record.UpdatedAt.UtcTicks, record.DueAt?.UtcTicks,
            takes ? claim.Owner : null, takes ? 1 : 0, takes ? expires : null, IsOpen(record), prepared.Entries.Count, prepared.Body);
        if (insert.ExecuteScalar() is not long sequence) return new JournalResult(JournalOutcome.VersionConflict, Find(session, record.Reference));
        SqliteAppends.Append(session, sequence, 0, prepared);
        SqliteTallies.Store(session, totals, now);
        return new JournalResult(JournalOutcome.Written, record with
        {
            Version = 1,
            Claim = takes ? new JournalClaim(claim.Owner, 1, new DateTimeOffset(expires, TimeSpan.Zero), IsLive: expires > now) : null,
            Timeline = [.. prepared.Write.Timeline],
        });
    }

    internal JournalResult Update(SqliteSession session, PreparedWrite prepared)
    {
        JournalRecord record = prepared.Write.Record;
        ClaimChange claim = prepared.Write.Claim;
        long now = Now;
        IReadOnlyList<SqliteTotal> totals = [];
        if (prepared.Write.Tallies is { Count: > 0 } changes && IsWelcome(session, prepared.Write, now))
        {
            (Tally? passed, totals) = SqliteTallies.Reckon(session, changes, now);
            if (passed is not null) return new JournalResult(JournalOutcome.LimitReached, Find(session, record.Reference)) { Limit = passed };
        }

        try
        {
            SqliteCommand update = session.Prepare(
                """
                UPDATE payouts SET
                    provider_id = coalesce($3, provider_id), provider_reference = coalesce($12, provider_reference), status = $4, updated_at = $14, due_at = $5, is_open = $13, is_forgotten = 0,
                    held_until = 0, version = version + 1, entries = entries + $6, body = $7,
                    claim_owner = CASE $8 WHEN 1 THEN $9 WHEN 2 THEN NULL ELSE claim_owner END,
                    claim_token = claim_token + ($8 = 1),
                    claim_expires = CASE $8 WHEN 1 THEN $10 WHEN 2 THEN NULL ELSE claim_expires END
                WHERE reference = $1 AND version = $2 AND NOT ($8 = 1 AND coalesce(claim_expires, 0) > $11)
                RETURNING sequence, entries, claim_owner, claim_token, claim_expires;
                """,
                record.Reference, record.Version, record.Observed?.ProviderId, (int)record.Status, record.DueAt?.UtcTicks, prepared.Entries.Count, prepared.Body,
                (int)claim.Kind, claim.Owner, now + claim.Lease.Ticks, now,
                record.Observed?.ProviderReference, IsOpen(record), record.UpdatedAt.UtcTicks);
            long sequence;
            int entries;
            JournalClaim? held;
            using (SqliteDataReader row = update.ExecuteReader())
            {
                if (!row.Read()) return Refuse(session, record);
                sequence = row.GetInt64(0);
                entries = row.GetInt32(1);
                held = SqliteRow.ReadClaim(row, 2, now);
            }

            SqliteAppends.Append(session, sequence, entries - prepared.Entries.Count, prepared);
            SqliteTallies.Store(session, totals, now);
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
        FindOne(session, session.Prepare($"SELECT {SqliteRow.Columns} FROM payouts WHERE reference = $1;", reference));

    internal JournalRecord? FindByProviderId(SqliteSession session, string account, string providerId) =>
        FindOne(session, session.Prepare($"SELECT {SqliteRow.Columns} FROM payouts WHERE account = $1 AND provider_id = $2;", account, providerId))
        ?? FindOne(session, session.Prepare($"SELECT {SqliteRow.Columns} FROM payouts WHERE account = $1 AND provider_reference = $2 ORDER BY sequence LIMIT 1;", account, providerId));

    internal JournalRecord? FindByHandle(SqliteSession session, string account, string handle) =>
        FindOne(session, session.Prepare($"SELECT {SqliteRow.Columns} FROM payouts WHERE account = $1 AND handle = $2 ORDER BY sequence LIMIT 1;", account, handle));

    internal IReadOnlyList<SqliteRow> TakeDue(SqliteSession session, int most, TimeSpan hold)
    {
        long now = Now;
        SqliteCommand select = session.Prepare(
            $"""
            SELECT {SqliteRow.Columns} FROM (
                SELECT * FROM (SELECT * FROM payouts WHERE due_at <= $1 AND held_until <= $1 ORDER BY due_at LIMIT $2)
                UNION
                SELECT * FROM (SELECT * FROM payouts WHERE is_open = 1 AND claim_expires <= $1 AND held_until <= $1 AND (due_at IS NULL OR due_at <= $1) ORDER BY claim_expires LIMIT $2))
            ORDER BY coalesce(due_at, claim_expires), sequence LIMIT $2;
            """,
            now, most);
        List<SqliteRow> rows = SqliteRow.ReadAll(session, select, now);
        foreach (SqliteRow row in rows) session.Execute("UPDATE payouts SET held_until = $2 WHERE sequence = $1;", row.Sequence, now + hold.Ticks);
        return rows;
    }

    internal bool Postpone(SqliteSession session, string reference, long version, DateTimeOffset dueAt)
    {
        // The time is also in the record: what is read back is what stands in the column.
        if (Find(session, reference) is not { } record || record.Version != version) return false;
        session.Execute("UPDATE payouts SET due_at = $2, held_until = 0, body = $3 WHERE reference = $1;", reference, dueAt.UtcTicks, codec.Write(record with { DueAt = dueAt }));
        return true;
    }

    private static int IsOpen(JournalRecord record) => record.Attempts.Any(static attempt => attempt.Result is null) ? 1 : 0;

    private static bool IsKnown(SqliteSession session, string reference) =>
        session.Prepare("SELECT 1 FROM payouts WHERE reference = $1;", reference).ExecuteScalar() is not null;

    // What the update itself looks at: any other refusal is told before a limit is.
    private static bool IsWelcome(SqliteSession session, JournalWrite write, long now) => session.Prepare(
        """
        SELECT 1 FROM payouts
        WHERE reference = $1 AND version = $2 AND NOT ($3 = 1 AND coalesce(claim_expires, 0) > $4)
          AND NOT EXISTS (SELECT 1 FROM payouts AS other WHERE other.account = $5 AND other.provider_id = $6 AND other.reference <> $1);
        """,
        write.Record.Reference, write.Record.Version, (int)write.Claim.Kind, now, write.Record.Account, write.Record.Observed?.ProviderId).ExecuteScalar() is not null;

    private JournalResult Refuse(SqliteSession session, JournalRecord record)
    {
        if (Find(session, record.Reference) is not { } current) return new JournalResult(JournalOutcome.NotFound, Record: null);
        return new JournalResult(current.Version == record.Version ? JournalOutcome.ClaimHeld : JournalOutcome.VersionConflict, current);
    }

    private JournalRecord? FindOne(SqliteSession session, SqliteCommand select) => SqliteRow.ReadAll(session, select, Now) is [SqliteRow row, ..] ? row.ToRecord(codec) : null;
}
