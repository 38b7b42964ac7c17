using Npgsql;
using Payouts.Journal;

namespace Payouts.PostgreSql;

/// <summary>Takes webhook deliveries that wait.</summary>
internal sealed class TakeDeliveriesOperation(int most, TimeSpan hold, PostgreSqlContext context) : PostgreSqlOperation<IReadOnlyList<JournalDelivery>>
{
    private readonly List<(long Since, JournalDelivery Delivery)> _taken = [];

    internal override (OperationPhase Phase, string Key) Turn => (OperationPhase.Takes, "");

    internal override NpgsqlBatchCommand CreateCommand()
    {
        var command = new NpgsqlBatchCommand(context.Inbox.Take);
        command.Parameters.AddLong(context.Instant).AddInt(most).AddLong(hold.Ticks);
        return command;
    }

    internal override async Task ReadAsync(NpgsqlDataReader reader)
    {
        _taken.Clear();
        while (await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false)) _taken.Add((reader.GetInt64(9), Read(reader)));
    }

    protected override IReadOnlyList<JournalDelivery> Result(IReadOnlyDictionary<string, PostgreSqlRow> found) =>
        [.. _taken.OrderBy(static taken => taken.Since).ThenBy(static taken => taken.Delivery.Id).Select(static taken => taken.Delivery)];

    private static JournalDelivery Read(NpgsqlDataReader row) => new()
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
        TraceParent = Text(row, 10),
        IsSigned = row.GetBoolean(11),
    };

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
