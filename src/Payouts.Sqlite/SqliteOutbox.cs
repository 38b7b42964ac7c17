using Microsoft.Data.Sqlite;
using Payouts.Journal;

namespace Payouts.Sqlite;

/// <summary>The statements on events: only the oldest undelivered one of each payout is given out.</summary>
internal sealed class SqliteOutbox(TimeProvider time)
{
    internal IReadOnlyList<SqliteEventRow> Take(SqliteSession session, int most, TimeSpan hold)
    {
        long now = time.GetUtcNow().UtcTicks;
        List<SqliteEventRow> taken = ReadAll(session.Prepare(
            "SELECT id, deliveries, body FROM events WHERE is_first = 1 AND is_parked = 0 AND not_before <= $1 ORDER BY not_before, id LIMIT $2;", now, most));
        foreach (SqliteEventRow each in taken)
            session.Execute("UPDATE events SET deliveries = deliveries + 1, not_before = $2 WHERE id = $1;", each.Id, now + hold.Ticks);
        return taken;
    }

    internal bool Finish(SqliteSession session, JournalEvent taken, EventDisposition disposition, TimeSpan retryIn)
    {
        // Taken again by somebody else since: the delivery is theirs to finish.
        object? payout = session.Prepare(
            "SELECT payout FROM events WHERE id = $1 AND is_first = 1 AND is_parked = 0 AND deliveries = $2;", taken.Id, taken.Deliveries + 1).ExecuteScalar();
        if (payout is not long) return false;
        switch (disposition)
        {
            case EventDisposition.Retry:
                session.Execute("UPDATE events SET not_before = $2 WHERE id = $1;", taken.Id, time.GetUtcNow().UtcTicks + retryIn.Ticks);
                return true;
            case EventDisposition.Parked:
                session.Execute("UPDATE events SET is_parked = 1, is_first = 0 WHERE id = $1;", taken.Id);
                break;
            default:
                session.Execute("DELETE FROM events WHERE id = $1;", taken.Id);
                break;
        }

        session.Execute("UPDATE events SET is_first = 1 WHERE id = (SELECT min(id) FROM events WHERE payout = $1 AND is_parked = 0);", payout);
        return true;
    }

    internal static IReadOnlyList<SqliteEventRow> ListParked(SqliteSession session, long after, int most) =>
        ReadAll(session.Prepare("SELECT id, deliveries, body FROM events WHERE is_parked = 1 AND id > $1 ORDER BY id LIMIT $2;", after, most));

    internal static bool Return(SqliteSession session, long id)
    {
        object? payout = session.Prepare(
            "UPDATE events SET is_parked = 0, deliveries = 0, not_before = 0 WHERE id = $1 AND is_parked = 1 RETURNING payout;", id).ExecuteScalar();
        if (payout is not long) return false;

        // Where it is older than the one that was the first, that one waits for it again.
        const string oldest = "(SELECT min(id) FROM events WHERE payout = $1 AND is_parked = 0)";
        session.Execute($"UPDATE events SET is_first = (id = {oldest}) WHERE payout = $1 AND is_parked = 0 AND is_first <> (id = {oldest});", payout);
        return true;
    }

    private static List<SqliteEventRow> ReadAll(SqliteCommand select)
    {
        var rows = new List<SqliteEventRow>();
        using SqliteDataReader reader = select.ExecuteReader();
        while (reader.Read()) rows.Add(new SqliteEventRow(reader.GetInt64(0), reader.GetInt32(1), reader.GetFieldValue<byte[]>(2)));
        return rows;
    }
}
