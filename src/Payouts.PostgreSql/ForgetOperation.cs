using Npgsql;
using Payouts.Journal;

namespace Payouts.PostgreSql;

/// <summary>Puts what is left of a payout in its place, unless it changed meanwhile.</summary>
internal sealed class ForgetOperation(JournalRecord forgotten, PostgreSqlContext context) : PostgreSqlOperation<bool>
{
    private readonly byte[] _body = context.Codec.Write(forgotten);
    private bool _isForgotten;

    internal override (OperationPhase Phase, string Key) Turn => (OperationPhase.Payouts, forgotten.Reference);

    internal override string Locked => forgotten.Reference;

    internal override NpgsqlBatchCommand CreateCommand()
    {
        var command = new NpgsqlBatchCommand(context.Statements.Forget);
        command.Parameters.AddText(forgotten.Reference).AddLong(forgotten.Version).AddBytes(_body);
        return command;
    }

    internal override async Task ReadAsync(NpgsqlDataReader reader) => _isForgotten = await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);

    protected override bool Result(IReadOnlyDictionary<string, PostgreSqlRow> found) => _isForgotten;
}
