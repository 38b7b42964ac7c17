using Npgsql;
using Payouts.Journal;

namespace Payouts.PostgreSql;

/// <summary>A payout as it is stored; turned into a record where it is wanted, so that one that cannot be read disturbs no other.</summary>
internal sealed record PostgreSqlRow(string Reference, long Version, JournalClaim? Claim, long? DueAt, byte[] Body, byte[][] Timeline, long CreatedAt, long Sequence)
{
    internal static PostgreSqlRow Read(NpgsqlDataReader row) => new(
        row.GetString(0),
        row.GetInt64(1),
        ReadClaim(row, 2),
        row.IsDBNull(6) ? null : row.GetInt64(6),
        row.GetFieldValue<byte[]>(7),
        row.GetFieldValue<byte[][]>(8),
        row.GetInt64(9),
        row.GetInt64(10));

    /// <summary>The claim in four columns: owner, token, end, and whether it lasts.</summary>
    internal static JournalClaim? ReadClaim(NpgsqlDataReader row, int first) => row.IsDBNull(first + 2)
        ? null
        : new JournalClaim(row.GetString(first), row.GetInt64(first + 1), new DateTimeOffset(row.GetInt64(first + 2), TimeSpan.Zero), row.GetBoolean(first + 3));

    /// <summary>A total in four columns: key, count, amount and holder.</summary>
    internal static Tally ReadTally(NpgsqlDataReader row, int first) =>
        new(row.GetString(first), row.GetInt64(first + 1), row.GetInt64(first + 2), row.IsDBNull(first + 3) ? null : row.GetString(first + 3));

    // When it is due stands in the column alone: postponing does not write the body.
    internal JournalRecord ToRecord(JournalCodec codec) =>
        codec.ReadRecord(Body, Version, Claim, [.. Timeline.Select(entry => codec.ReadEntry(entry))]) with
        {
            DueAt = DueAt is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null,
        };

    /// <summary>The records that can be read; one that cannot keeps the others from nothing.</summary>
    /// <exception cref="PayoutJournalException">None of several can be read.</exception>
    internal static IReadOnlyList<T> ReadWhatCanBe<TStored, T>(IReadOnlyCollection<TStored> stored, Func<TStored, T> read)
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
}
