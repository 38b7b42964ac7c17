using Npgsql;

namespace Payouts.PostgreSql;

/// <summary>Remembers a key for a time.</summary>
internal sealed class RememberOperation(string scope, string key, TimeSpan keep, PostgreSqlContext context) : PostgreSqlOperation<bool>
{
    private bool _isNew;

    internal override (OperationPhase Phase, string Key) Turn => (OperationPhase.Memory, $"{scope}\n{key}");

    internal override NpgsqlBatchCommand CreateCommand()
    {
        var command = new NpgsqlBatchCommand(context.Statements.Remember);
        command.Parameters.AddLong(context.Instant).AddText(scope).AddText(key).AddLong(keep.Ticks);
        return command;
    }

    internal override async Task ReadAsync(NpgsqlDataReader reader) => _isNew = await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);

    protected override bool Result(IReadOnlyDictionary<string, PostgreSqlRow> found) => _isNew;
}
