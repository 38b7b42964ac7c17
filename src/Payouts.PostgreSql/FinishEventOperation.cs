using Npgsql;
using Payouts.Journal;

namespace Payouts.PostgreSql;

/// <summary>Ends or postpones the delivery of an event, and makes the payout's next one the first.</summary>
internal sealed class FinishEventOperation(JournalEvent taken, EventDisposition disposition, TimeSpan retryIn, PostgreSqlContext context) : PostgreSqlOperation<bool>
{
    private bool _hasNext;

    internal override (OperationPhase Phase, string Key) Turn => (OperationPhase.Payouts, taken.Event.Reference);

    internal override string Locked => taken.Event.Reference;

    internal override bool MakesWork => _hasNext && disposition != EventDisposition.Retry;

    internal override NpgsqlBatchCommand CreateCommand()
    {
        var command = new NpgsqlBatchCommand(disposition switch
        {
            EventDisposition.Retry => context.Outbox.Retry,
            EventDisposition.Parked => context.Outbox.Park,
            _ => context.Outbox.Deliver,
        });

        // Taken again by somebody else since: the delivery is theirs to finish, and the count differs.
        command.Parameters.AddLong(taken.Id).AddInt(taken.Deliveries + 1);
        if (disposition == EventDisposition.Retry) command.Parameters.AddLong(context.Instant).AddLong(retryIn.Ticks);
        return command;
    }

    internal override async Task ReadAsync(NpgsqlDataReader reader) => _hasNext = await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);

    protected override bool Result(IReadOnlyDictionary<string, PostgreSqlRow> found) => true;
}
