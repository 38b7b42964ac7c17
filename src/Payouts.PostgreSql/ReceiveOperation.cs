using Npgsql;
using Payouts.Journal;

namespace Payouts.PostgreSql;

/// <summary>Stores a webhook delivery, unless its key is kept already.</summary>
internal sealed class ReceiveOperation(JournalDelivery delivery, TimeSpan keep, PostgreSqlContext context) : PostgreSqlOperation<bool>
{
    private bool _isNew;

    internal override (OperationPhase Phase, string Key) Turn => (OperationPhase.Memory, $"{delivery.Account}\n{delivery.Key}");

    internal override bool MakesWork => _isNew;

    internal override NpgsqlBatchCommand CreateCommand()
    {
        var command = new NpgsqlBatchCommand(context.Inbox.Receive);
        command.Parameters.AddLong(context.Instant).AddText(delivery.Account).AddText(delivery.Key).AddText(delivery.EventName).AddText(delivery.ProviderId)
            .AddText(delivery.ProviderReference).AddText(delivery.Handle).AddLong(delivery.ReceivedAt.UtcTicks).AddLong(keep.Ticks).AddText(delivery.TraceParent).AddFlag(delivery.IsSigned);
        return command;
    }

    internal override async Task ReadAsync(NpgsqlDataReader reader) => _isNew = await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);

    protected override bool Result(IReadOnlyDictionary<string, PostgreSqlRow> found) => _isNew;
}
