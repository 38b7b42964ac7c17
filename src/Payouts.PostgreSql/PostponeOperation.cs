using Npgsql;

namespace Payouts.PostgreSql;

/// <summary>Moves the time at which a payout is due.</summary>
internal sealed class PostponeOperation(string reference, long version, DateTimeOffset dueAt, PostgreSqlContext context) : PostgreSqlOperation<bool>
{
    internal override (OperationPhase Phase, string Key) Turn => (OperationPhase.Payouts, reference);

    internal override string Locked => reference;

    internal override NpgsqlBatchCommand CreateCommand()
    {
        var command = new NpgsqlBatchCommand(context.Statements.Postpone);
        command.Parameters.AddText(reference).AddLong(dueAt.UtcTicks).AddLong(version);
        return command;
    }

    internal override Task ReadAsync(NpgsqlDataReader reader) => Task.CompletedTask;

    protected override bool Result(IReadOnlyDictionary<string, PostgreSqlRow> found) => true;
}
