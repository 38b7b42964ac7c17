using Microsoft.Data.Sqlite;
using Payouts.Journal;

namespace Payouts.Sqlite;

/// <summary>A payout as it is stored; turned into a record where it is wanted, so that one that cannot be read disturbs no other.</summary>
internal sealed record SqliteRow(long Sequence, long Version, long UpdatedAt, JournalClaim? Claim, byte[] Body, IReadOnlyList<byte[]> Timeline)
{
    internal const string Columns = "sequence, version, updated_at, claim_owner, claim_token, claim_expires, body";

    /// <summary>The rows of a statement that selects <see cref="Columns"/>, with their timelines.</summary>
    internal static List<SqliteRow> ReadAll(SqliteSession session, SqliteCommand select, long now)
    {
        var rows = new List<SqliteRow>();
        using (SqliteDataReader reader = select.ExecuteReader())
        {
            while (reader.Read()) rows.Add(new SqliteRow(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), ReadClaim(reader, 3, now), reader.GetFieldValue<byte[]>(6), []));
        }

        for (int index = 0; index < rows.Count; index++) rows[index] = rows[index] with { Timeline = ReadTimeline(session, rows[index].Sequence) };
        return rows;
    }

    /// <summary>The claim in three columns: owner, token and end.</summary>
    internal static JournalClaim? ReadClaim(SqliteDataReader row, int first, long now)
    {
        if (row.IsDBNull(first)) return null;
        long expires = row.GetInt64(first + 2);
        return new JournalClaim(row.GetString(first), row.GetInt64(first + 1), new DateTimeOffset(expires, TimeSpan.Zero), IsLive: expires > now);
    }

    internal JournalRecord ToRecord(JournalCodec codec) => codec.ReadRecord(Body, Version, Claim, [.. Timeline.Select(entry => codec.ReadEntry(entry))]);

    /// <summary>What can be read; one that cannot keeps the others from nothing.</summary>
    /// <exception cref="PayoutJournalException">None of several can be read.</exception>
    internal static IReadOnlyList<T> ReadWhatCanBe<TStored, T>(IReadOnlyList<TStored> stored, Func<TStored, T> read)
    {
        var records = new List<T>(stored.Count);
        PayoutJournalException? trouble = null;
        foreach (TStored each in stored)
        {
            try
            {
                records.Add(read(each));
            }
            catch (PayoutJournalException error)
            {
                trouble ??= error;
            }
        }

        return records.Count == 0 && trouble is not null ? throw trouble : records;
    }

    private static List<byte[]> ReadTimeline(SqliteSession session, long payout)
    {
        var bodies = new List<byte[]>();
        using SqliteDataReader entries = session.Prepare("SELECT body FROM timeline WHERE payout = $1 ORDER BY number;", payout).ExecuteReader();
        while (entries.Read()) bodies.Add(entries.GetFieldValue<byte[]>(0));
        return bodies;
    }
}
