namespace Payouts.Sqlite;

/// <summary>Appends what a write adds: timeline entries and events.</summary>
internal static class SqliteAppends
{
    internal static void Append(SqliteSession session, long payout, int number, PreparedWrite prepared)
    {
        foreach (byte[] entry in prepared.Entries) session.Execute("INSERT INTO timeline (payout, number, body) VALUES ($1, $2, $3);", payout, ++number, entry);
        foreach (byte[] happened in prepared.Events)
        {
            session.Execute(
                """
                INSERT INTO events (payout, is_first, body)
                VALUES ($1, NOT EXISTS (SELECT 1 FROM events WHERE payout = $1 AND is_parked = 0), $2);
                """,
                payout,
                happened);
        }
    }
}
