using System.Threading.Channels;

namespace Payouts.PostgreSql;

/// <summary>The writers of this process: what waits is shared among a few connections, each of which commits what it took together.</summary>
internal sealed class PostgreSqlWriter : IAsyncDisposable
{
    private readonly Channel<PostgreSqlOperation> _queue = Channel.CreateUnbounded<PostgreSqlOperation>();
    private readonly Task[] _lanes;

    internal PostgreSqlWriter(PostgreSqlConnections connections, PostgreSqlFaults faults, PostgreSqlBell bell, PostgreSqlJournalOptions options, TimeProvider time)
    {
        // The lanes outlive the caller that opens the journal: its transaction and its trace are not theirs.
        using (ExecutionContext.SuppressFlow())
        {
            _lanes = [.. Enumerable.Range(0, options.WriteConnections).Select(_ => Task.Run(new PostgreSqlLane(_queue.Reader, connections, faults, bell, options, time).RunAsync))];
        }
    }

    /// <summary>Makes a write; cancelling withdraws it only while it is not yet part of a commit.</summary>
    internal async ValueTask<T> WriteAsync<T>(PostgreSqlOperation<T> operation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(!_queue.Writer.TryWrite(operation), typeof(PostgreSqlPayoutJournal));
        CancellationTokenRegistration withdrawal = cancellationToken.UnsafeRegister(
            static (state, token) =>
            {
                var operation = (PostgreSqlOperation<T>)state!;
                if (operation.TryWithdraw()) operation.Cancel(token);
            },
            operation);
        await using (withdrawal.ConfigureAwait(false)) return await operation.Done.ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_queue.Writer.TryComplete()) return;
        await Task.WhenAll(_lanes).ConfigureAwait(false);
    }
}
