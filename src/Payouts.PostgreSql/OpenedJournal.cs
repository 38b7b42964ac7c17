namespace Payouts.PostgreSql;

/// <summary>The parts of a journal that is open, made together and ended in the other order.</summary>
internal sealed class OpenedJournal : IAsyncDisposable
{
    private OpenedJournal(PostgreSqlConnections connections, PostgreSqlContext context, PostgreSqlFaults faults, PostgreSqlJournalOptions options)
    {
        Connections = connections;
        Readers = new PostgreSqlReaders(connections, faults, options);
        Bell = new PostgreSqlBell(connections, options, context.Time);
        Writer = new PostgreSqlWriter(connections, faults, Bell, options, context.Time);
    }

    internal PostgreSqlConnections Connections { get; }

    internal PostgreSqlReaders Readers { get; }

    internal PostgreSqlBell Bell { get; }

    internal PostgreSqlWriter Writer { get; }

    internal static async Task<OpenedJournal> OpenAsync(PostgreSqlJournalOptions options, PostgreSqlContext context, PostgreSqlFaults faults, CancellationToken cancellationToken)
    {
        PostgreSqlConnections? connections = null;
        try
        {
            connections = new PostgreSqlConnections(options, context);
            await connections.PrepareAsync(cancellationToken).ConfigureAwait(false);
            return new OpenedJournal(connections, context, faults, options);
        }
        catch (Exception error)
        {
            if (connections is not null) await connections.DisposeAsync().ConfigureAwait(false);
            Exception told = faults.Explain(error, WriteFate.NotMade);
            if (ReferenceEquals(told, error)) throw;
            throw told;
        }
    }

    public async ValueTask DisposeAsync()
    {
        // In this order, and each whatever became of the one before.
        await using (Connections.ConfigureAwait(false))
        await using (Bell.ConfigureAwait(false))
            await Writer.DisposeAsync().ConfigureAwait(false);
    }
}
