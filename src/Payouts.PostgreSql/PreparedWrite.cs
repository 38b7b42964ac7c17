using Payouts.Journal;

namespace Payouts.PostgreSql;

/// <summary>A write whose bytes were made by its caller, so that the writer only stores them.</summary>
internal sealed record PreparedWrite(JournalWrite Write, byte[] Body, byte[][] Entries, byte[][] Events)
{
    internal JournalRecord Record => Write.Record;

    internal bool IsOpen => Record.Attempts.Any(static attempt => attempt.Result is null);

    internal IEnumerable<string> Tallies => Write.Tallies.Select(static change => change.Key);

    internal static PreparedWrite Of(JournalWrite write, JournalCodec codec) =>
        new(write, codec.Write(write.Record), [.. write.Timeline.Select(codec.Write)], [.. write.Events.Select(codec.Write)]);
}
