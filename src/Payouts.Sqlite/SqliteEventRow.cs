using Payouts.Journal;

namespace Payouts.Sqlite;

/// <summary>An event as it is stored.</summary>
internal sealed record SqliteEventRow(long Id, int Deliveries, byte[] Body)
{
    internal JournalEvent ToEvent(JournalCodec codec) => new(Id, codec.ReadEvent(Body), Deliveries);
}
