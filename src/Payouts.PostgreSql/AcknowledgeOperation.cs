using Npgsql;
using Payouts.Journal;

namespace Payouts.PostgreSql;

/// <summary>Writes who acknowledged the breaks up to the one seen.</summary>
internal sealed class AcknowledgeOperation(JournalContinuity seen, string who, string why, PostgreSqlContext context) : PostgreSqlOperation<bool>
{
    internal override (OperationPhase Phase, string Key) Turn => (OperationPhase.Memory, "");

    internal override NpgsqlBatchCommand CreateCommand()
    {
        var command = new NpgsqlBatchCommand(
            $"""
            UPDATE "{context.Schema}".continuity SET acknowledged_at = {PostgreSqlStatements.Clock}, acknowledged_by = $2, acknowledged_why = $3
            WHERE acknowledged_at IS NULL AND id <= $4 RETURNING 1
            """);
        command.Parameters.AddLong(context.Instant).AddText(who).AddText(why).AddLong(seen.Mark);
        return command;
    }

    internal override Task ReadAsync(NpgsqlDataReader reader) => Task.CompletedTask;

    protected override bool Result(IReadOnlyDictionary<string, PostgreSqlRow> found) => true;
}
