using Microsoft.Data.Sqlite;
using Payouts.Journal;

namespace Payouts.Sqlite;

/// <summary>The statements on events: only the oldest undelivered one of each payout is given out.</summary>
internal sealed class SqliteOutbox(JournalCodec codec, TimeProvider time)
{
    internal IReadOnlyList<JournalEvent> Take(SqliteSession session, int most, TimeSpan hold)
    {
        long now = time.GetUtcNow().UtcTicks;
        var taken = new List<JournalEvent>();
        SqliteCommand select = session.Prepare(
            "SELECT id, deliveries, body FROM events WHERE is_first = 1 AND is_parked = 0 AND not_before <= $1 ORDER BY not_before, id LIMIT $2;", now, most);
        using (SqliteDataReader row = select.ExecuteReader())
        {
            while (row.Read()) taken.Add(new JournalEvent(row.GetInt64(0), codec.ReadEvent(row.GetFieldValue<byte[]>(2)), row.GetInt32(1)));
        }

        foreach (JournalEvent each in taken)
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
}
