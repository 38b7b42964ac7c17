using Npgsql;
using Payouts.Journal;

namespace Payouts.PostgreSql;

/// <summary>Adds to a running total, unless its limit would be passed.</summary>
internal sealed class ChangeTallyOperation(TallyChange change, PostgreSqlContext context) : PostgreSqlOperation<(Tally Total, bool IsMade)>
{
    private (Tally Total, bool IsMade) _result;

    internal override (OperationPhase Phase, string Key) Turn => (OperationPhase.Memory, change.Key);

    internal override IEnumerable<string> Tallies => [change.Key];

    internal override NpgsqlBatchCommand CreateCommand()
    {
        var command = new NpgsqlBatchCommand(context.Statements.Tallies.Change);
        command.Parameters.AddLong(context.Instant).AddTallies([change]);
        return command;
    }

    internal override async Task ReadAsync(NpgsqlDataReader reader)
    {
        await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);
        _result = (PostgreSqlRow.ReadTally(reader, 1), reader.GetBoolean(0));
    }

    protected override (Tally Total, bool IsMade) Result(IReadOnlyDictionary<string, PostgreSqlRow> found) => _result;
}
