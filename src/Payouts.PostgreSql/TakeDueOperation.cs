using Npgsql;
using Payouts.Journal;

namespace Payouts.PostgreSql;

/// <summary>Takes payouts that are due; what others are writing at the moment is left for the next time.</summary>
internal sealed class TakeDueOperation(int most, TimeSpan hold, PostgreSqlContext context) : PostgreSqlOperation<IReadOnlyList<JournalRecord>>
{
    private readonly List<(long Since, string Reference)> _taken = [];

    internal override (OperationPhase Phase, string Key) Turn => (OperationPhase.Takes, "");

    internal override IReadOnlyCollection<string> Wanted => [.. _taken.Select(static each => each.Reference)];

    internal override WriteFate Unread => WriteFate.Taken;

    internal override NpgsqlBatchCommand CreateCommand()
    {
        var command = new NpgsqlBatchCommand(context.Statements.TakeDue);
        command.Parameters.AddLong(context.Instant).AddInt(most).AddLong(hold.Ticks);
        return command;
    }

    internal override async Task ReadAsync(NpgsqlDataReader reader)
    {
        _taken.Clear();
        while (await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false)) _taken.Add((reader.GetInt64(1), reader.GetString(0)));
        _taken.Sort();
    }

    protected override IReadOnlyList<JournalRecord> Result(IReadOnlyDictionary<string, PostgreSqlRow> found) =>
        PostgreSqlRow.ReadWhatCanBe(_taken, taken => found[taken.Reference].ToRecord(context.Codec));
}
