using Npgsql;
using Payouts.Journal;

namespace Payouts.PostgreSql;

/// <summary>An event as it is stored.</summary>
internal sealed record PostgreSqlEventRow(long Id, int Deliveries, byte[] Body)
{
    internal static PostgreSqlEventRow Read(NpgsqlDataReader row) => new(row.GetInt64(0), row.GetInt32(1), row.GetFieldValue<byte[]>(2));

    internal JournalEvent ToEvent(JournalCodec codec) => new(Id, codec.ReadEvent(Body), Deliveries);
}
