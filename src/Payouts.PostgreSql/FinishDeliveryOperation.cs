using Npgsql;
using Payouts.Journal;

namespace Payouts.PostgreSql;

/// <summary>Ends a webhook delivery, or has it given out again.</summary>
internal sealed class FinishDeliveryOperation(JournalDelivery taken, DeliveryEnd end, TimeSpan retryIn, PostgreSqlContext context) : PostgreSqlOperation<bool>
{
    internal override (OperationPhase Phase, string Key) Turn => (OperationPhase.Memory, $"{taken.Account}\n{taken.Key}");

    internal override NpgsqlBatchCommand CreateCommand()
    {
        // Taken again by somebody else since: it is theirs to finish, and the count differs.
        var command = new NpgsqlBatchCommand(end == DeliveryEnd.Dropped ? context.Inbox.Drop : context.Inbox.Finish);
        if (end != DeliveryEnd.Dropped) command.Parameters.AddLong(context.Instant);
        command.Parameters.AddLong(taken.Id).AddInt(taken.Takes + 1);
        if (end != DeliveryEnd.Dropped) command.Parameters.AddLong(end == DeliveryEnd.Retry ? retryIn.Ticks : null);
        return command;
    }

    internal override async Task ReadAsync(NpgsqlDataReader reader) => await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);

    protected override bool Result(IReadOnlyDictionary<string, PostgreSqlRow> found) => true;
}
