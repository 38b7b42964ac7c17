using Npgsql;
using Payouts.Journal;

namespace Payouts.PostgreSql;

/// <summary>Ends a webhook delivery, or has it given out again.</summary>
internal sealed class FinishDeliveryOperation(JournalDelivery taken, TimeSpan? retryIn, PostgreSqlContext context) : PostgreSqlOperation<bool>
{
    internal override (OperationPhase Phase, string Key) Turn => (OperationPhase.Memory, $"{taken.Account}\n{taken.Key}");

    internal override NpgsqlBatchCommand CreateCommand()
    {
        var command = new NpgsqlBatchCommand(context.Inbox.Finish);

        // Taken again by somebody else since: it is theirs to finish, and the count differs.
        command.Parameters.AddLong(context.Instant).AddLong(taken.Id).AddInt(taken.Takes + 1).AddLong(retryIn?.Ticks);
        return command;
    }

    internal override async Task ReadAsync(NpgsqlDataReader reader) => await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);

    protected override bool Result(IReadOnlyDictionary<string, PostgreSqlRow> found) => true;
}
