using Npgsql;
using Payouts.Journal;

namespace Payouts.PostgreSql;

/// <summary>Takes the oldest undelivered event of each of some payouts.</summary>
internal sealed class TakeEventsOperation(int most, TimeSpan hold, PostgreSqlContext context) : PostgreSqlOperation<IReadOnlyList<JournalEvent>>
{
    private readonly List<PostgreSqlEventRow> _taken = [];

    internal override (OperationPhase Phase, string Key) Turn => (OperationPhase.Takes, "");

    internal override NpgsqlBatchCommand CreateCommand()
    {
        var command = new NpgsqlBatchCommand(context.Outbox.Take);
        command.Parameters.AddLong(context.Instant).AddInt(most).AddLong(hold.Ticks);
        return command;
    }

    internal override async Task ReadAsync(NpgsqlDataReader reader)
    {
        _taken.Clear();
        while (await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false)) _taken.Add(PostgreSqlEventRow.Read(reader));
    }

    protected override IReadOnlyList<JournalEvent> Result(IReadOnlyDictionary<string, PostgreSqlRow> found) =>
        PostgreSqlRow.ReadWhatCanBe([.. _taken.OrderBy(static taken => taken.Id)], taken => taken.ToEvent(context.Codec));
}
