using Microsoft.Data.Sqlite;
using Payouts.Journal;

namespace Payouts.Sqlite;

/// <summary>The statements on running totals. The writer alone writes to the file meanwhile, so that what was reckoned is still so when it is stored.</summary>
internal static class SqliteTallies
{
    internal static SqliteTotal? Find(SqliteSession session, string key, long now)
    {
        using SqliteDataReader row = session.Prepare("SELECT count, amount, holder, until FROM tallies WHERE key = $1 AND (until IS NULL OR until > $2);", key, now).ExecuteReader();
        if (!row.Read()) return null;
        var total = new Tally(key, row.GetInt64(0), row.GetInt64(1), row.IsDBNull(2) ? null : row.GetString(2));
        return new SqliteTotal(total, row.IsDBNull(3) ? null : row.GetInt64(3));
    }

    /// <summary>What changes would make of their totals, and the first total that one would take past its limit, as it stands. Writes nothing.</summary>
    internal static (Tally? Passed, IReadOnlyList<SqliteTotal> Totals) Reckon(SqliteSession session, IReadOnlyList<TallyChange> changes, long now)
    {
        var totals = new List<SqliteTotal>(changes.Count);
        foreach (TallyChange change in changes)
        {
            SqliteTotal? stands = Find(session, change.Key, now);
            SqliteTotal after = Apply(change, stands, now);
            if (after.Total.Count > change.MostCount || after.Total.Amount > change.MostAmount)
                return (stands?.Total ?? new Tally(change.Key, Count: 0, Amount: 0, Holder: null), []);
            totals.Add(after);
        }

        return (null, totals);
    }

    internal static void Store(SqliteSession session, IReadOnlyList<SqliteTotal> totals, long now)
    {
        if (totals.Count == 0) return;

        // A few that are over go with each write that may add some, so that the table does not grow for ever.
        session.Execute("DELETE FROM tallies WHERE key IN (SELECT key FROM tallies WHERE until <= $1 ORDER BY until LIMIT $2);", now, 16 + totals.Count);
        foreach ((Tally total, long? until) in totals)
        {
            session.Execute(
                """
                INSERT INTO tallies (key, count, amount, holder, until) VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (key) DO UPDATE SET count = excluded.count, amount = excluded.amount, holder = excluded.holder, until = excluded.until;
                """,
                total.Key, total.Count, total.Amount, total.Holder, until);
        }
    }

    internal static (Tally Total, bool IsMade) Change(SqliteSession session, TallyChange change, long now)
    {
        (Tally? passed, IReadOnlyList<SqliteTotal> totals) = Reckon(session, [change], now);
        if (passed is not null) return (passed, false);
        Store(session, totals, now);
        return (totals[0].Total, true);
    }

    private static SqliteTotal Apply(TallyChange change, SqliteTotal? stands, long now)
    {
        Tally? before = stands?.Total;
        try
        {
            long count = Math.Max(0, checked((before?.Count ?? 0) + change.Count));
            long amount = Math.Max(0, checked((before?.Amount ?? 0) + change.Amount));
            bool adds = change is { Count: > 0 } or { Amount: > 0 };
            string? holder = adds ? change.Holder ?? before?.Holder : before?.Holder;
            return new SqliteTotal(new Tally(change.Key, count, amount, holder), stands is null ? End(change, now) : adds ? Later(stands.Until, End(change, now)) : stands.Until);
        }
        catch (OverflowException error)
        {
            throw new PayoutJournalException("A running total would be greater than 64 bits can hold: add less, or count under another key. The write was not made.", error);
        }
    }

    // None is for ever.
    private static long? Later(long? left, long? right) => left is null || right is null ? null : Math.Max(left.Value, right.Value);

    // Longer than the calendar is for ever.
    private static long? End(TallyChange change, long now) => change.Keep is not { } keep || keep.Ticks > DateTime.MaxValue.Ticks - now ? null : now + keep.Ticks;
}
