using Microsoft.Data.Sqlite;
using Payouts.Journal;

namespace Payouts.Sqlite;

/// <summary>The statements on webhook deliveries: one that waits has a time before which it is nobody's, one that is done has none and is kept so that a copy is known.</summary>
internal static class SqliteInbox
{
    internal static bool Receive(SqliteSession session, JournalDelivery delivery, long now, TimeSpan keep)
    {
        // A few that are over go with each new one, so that the table does not grow for ever.
        session.Execute("DELETE FROM deliveries WHERE id IN (SELECT id FROM deliveries WHERE not_before IS NULL AND kept_until <= $1 ORDER BY kept_until LIMIT 16);", now);
        session.Execute("DELETE FROM deliveries WHERE account = $1 AND key = $2 AND not_before IS NULL AND kept_until <= $3;", delivery.Account, delivery.Key, now);
        return session.Execute(
            """
            INSERT INTO deliveries (account, key, event_name, provider_id, provider_reference, handle, received_at, not_before, kept_until, trace_parent, is_signed)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (account, key) DO NOTHING;
            """,
            delivery.Account, delivery.Key, delivery.EventName, delivery.ProviderId, delivery.ProviderReference, delivery.Handle, delivery.ReceivedAt.UtcTicks, now, now + keep.Ticks, delivery.TraceParent, delivery.IsSigned) == 1;
    }

    internal static IReadOnlyList<JournalDelivery> Take(SqliteSession session, int most, long now, TimeSpan hold)
    {
        var taken = new List<JournalDelivery>();
        SqliteCommand select = session.Prepare(
            """
            SELECT id, account, key, event_name, provider_id, provider_reference, handle, received_at, takes, trace_parent, is_signed
            FROM deliveries WHERE not_before IS NOT NULL AND not_before <= $1 ORDER BY not_before, id LIMIT $2;
            """,
            now, most);
        using (SqliteDataReader reader = select.ExecuteReader())
        {
            while (reader.Read()) taken.Add(Read(reader));
        }

        foreach (JournalDelivery each in taken) session.Execute("UPDATE deliveries SET takes = takes + 1, not_before = $2 WHERE id = $1;", each.Id, now + hold.Ticks);
        return taken;
    }

    // Taken again by somebody else since: it is theirs to finish, and the count differs.
    internal static bool Finish(SqliteSession session, JournalDelivery taken, DeliveryEnd end, long retryAt) => end == DeliveryEnd.Dropped
        ? session.Execute("DELETE FROM deliveries WHERE id = $1 AND takes = $2 AND not_before IS NOT NULL;", taken.Id, taken.Takes + 1) == 1
        : session.Execute("UPDATE deliveries SET not_before = $3 WHERE id = $1 AND takes = $2 AND not_before IS NOT NULL;", taken.Id, taken.Takes + 1, end == DeliveryEnd.Retry ? retryAt : null) == 1;

    private static JournalDelivery Read(SqliteDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Account = row.GetString(1),
        Key = row.GetString(2),
        EventName = Text(row, 3),
        ProviderId = Text(row, 4),
        ProviderReference = Text(row, 5),
        Handle = Text(row, 6),
        ReceivedAt = new DateTimeOffset(row.GetInt64(7), TimeSpan.Zero),
        Takes = row.GetInt32(8),
        TraceParent = Text(row, 9),
        IsSigned = row.GetBoolean(10),
    };

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
