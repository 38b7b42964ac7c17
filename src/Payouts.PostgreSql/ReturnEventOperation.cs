using Npgsql;
using Payouts.Journal;

namespace Payouts.PostgreSql;

/// <summary>Gives a parked event out again.</summary>
internal sealed class ReturnEventOperation(JournalEvent parked, PostgreSqlContext context) : PostgreSqlOperation<bool>
{
    private bool _isReturned;

    internal override (OperationPhase Phase, string Key) Turn => (OperationPhase.Payouts, parked.Event.Reference);

    internal override string Locked => parked.Event.Reference;

    internal override bool MakesWork => _isReturned;

    internal override NpgsqlBatchCommand CreateCommand()
    {
        var command = new NpgsqlBatchCommand(context.Outbox.Return);
        command.Parameters.AddLong(parked.Id);
        return command;
    }

    internal override async Task ReadAsync(NpgsqlDataReader reader) => _isReturned = await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);

    protected override bool Result(IReadOnlyDictionary<string, PostgreSqlRow> found) => _isReturned;
}
