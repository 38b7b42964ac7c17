using Payouts.Journal;

namespace Payouts.Sqlite;

/// <summary>A write whose bytes were made by its caller, so that the writer only stores them.</summary>
internal sealed record PreparedWrite(JournalWrite Write, byte[] Body, IReadOnlyList<byte[]> Entries, IReadOnlyList<byte[]> Events)
{
    internal static PreparedWrite Of(JournalWrite write, JournalCodec codec) =>
        new(write, codec.Write(write.Record), [.. write.Timeline.Select(codec.Write)], [.. write.Events.Select(codec.Write)]);
}
