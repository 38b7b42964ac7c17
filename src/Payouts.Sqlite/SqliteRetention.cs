namespace Payouts.Sqlite;

/// <summary>The statements that forget people.</summary>
internal static class SqliteRetention
{
    /// <summary>A page of payouts that have been final for long, after a place in the order of their last changes, without events to deliver: Succeeded, Failed, Cancelled and Reversed are 2 to 5.</summary>
    internal const string FindText = $"""
        SELECT {SqliteRow.Columns} FROM payouts INDEXED BY payouts_to_forget
        WHERE status IN (2, 3, 4, 5) AND is_forgotten = 0 AND updated_at < $1 AND (updated_at, sequence) > ($2, $3) AND is_open = 0
          AND NOT EXISTS (SELECT 1 FROM events WHERE events.payout = payouts.sequence AND events.is_parked = 0)
        ORDER BY updated_at, sequence LIMIT $4;
        """;

    internal static List<SqliteRow> Find(SqliteSession session, long finalBefore, SqliteRow? after, int most, long now) =>
        SqliteRow.ReadAll(session, session.Prepare(FindText, finalBefore, after?.UpdatedAt ?? 0, after?.Sequence ?? 0, most), now);

    /// <summary>Puts what is left of a payout in its place, unless it changed meanwhile.</summary>
    internal static bool Forget(SqliteSession session, string reference, long version, byte[] body)
    {
        object? payout = session.Prepare(
            "UPDATE payouts SET is_forgotten = 1, due_at = NULL, version = version + 1, body = $3 WHERE reference = $1 AND version = $2 RETURNING sequence;",
            reference, version, body).ExecuteScalar();
        if (payout is not long) return false;
        session.Execute("DELETE FROM timeline WHERE payout = $1;", payout);
        session.HasForgotten = true;
        return true;
    }
}
