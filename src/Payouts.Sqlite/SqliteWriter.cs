using System.Threading.Channels;

namespace Payouts.Sqlite;

/// <summary>The one writer of this process: takes what waits, commits it together, and acknowledges each write once the commit is on the disk.</summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private readonly Channel<SqliteOperation> _queue = Channel.CreateUnbounded<SqliteOperation>(new UnboundedChannelOptions { SingleReader = true });
    private readonly SqliteFileLock _lock;
    private readonly SqliteJournalOptions _options;
    private readonly SqliteSession _session;
    private readonly SqliteCommit _commit;
    private readonly SqliteLog _log;
    private readonly Task _loop;

    internal SqliteWriter(SqliteSession session, SqlitePresence presence, SqliteFileLock @lock, SqliteJournalOptions options)
    {
        _session = session;
        _lock = @lock;
        _options = options;
        _commit = new SqliteCommit(session, presence, options.Path);
        _log = new SqliteLog(session, presence, options.Path, options.CheckpointBytes);
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Makes a write; cancelling withdraws it only while it is not yet part of a commit.</summary>
    internal async ValueTask<T> WriteAsync<T>(Func<SqliteSession, T> run, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var operation = new SqliteOperation<T>(run);
        ObjectDisposedException.ThrowIf(!_queue.Writer.TryWrite(operation), typeof(SqlitePayoutJournal));
        CancellationTokenRegistration withdrawal = cancellationToken.UnsafeRegister(
            static (state, token) =>
            {
                var operation = (SqliteOperation<T>)state!;
                if (operation.TryWithdraw()) operation.Cancel(token);
            },
            operation);
        await using (withdrawal.ConfigureAwait(false)) return await operation.Done.ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop.ConfigureAwait(false);
    }

    private async Task RunAsync()
    {
        var batch = new List<SqliteOperation>();
        while (await _queue.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            try
            {
                using SqliteFileHold held = await _lock.EnterAsync(CancellationToken.None).ConfigureAwait(false);

                // Whatever arrived during the wait for the lock goes into the same commit.
                TakeWaiting(batch);
                _commit.Make(batch, held);
                _log.Fold(held);
            }
#pragma warning disable CA1031 // Whatever it was, every caller hears of it and the writer lives on.
            catch (Exception error)
#pragma warning restore CA1031
            {
                // Without the lock nothing was begun: everybody who waits is told, rather than left to wait for a process that hangs.
                TakeWaiting(batch);
                Exception told = SqliteFaults.Explain(error, _options.Path, WriteFate.NotMade);
                foreach (SqliteOperation operation in batch) operation.Fail(told);
            }

            batch.Clear();
        }

        await CloseAsync().ConfigureAwait(false);
    }

    private void TakeWaiting(List<SqliteOperation> batch)
    {
        while (batch.Count < _options.MaxBatch && _queue.Reader.TryRead(out SqliteOperation? operation))
        {
            if (operation.TryBegin()) batch.Add(operation);
        }
    }

    // Closing the last connection folds the log into the file, which is a checkpoint: under the lock like every other.
    private async Task CloseAsync()
    {
        using IDisposable? held = await TryEnterAsync().ConfigureAwait(false);
        _session.Dispose();
    }

    // Without the lock it is closed all the same: SQLite folds the log only where nobody else has the file open.
    private async Task<IDisposable?> TryEnterAsync()
    {
        try
        {
            return await _lock.EnterAsync(CancellationToken.None).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Every write was told of its own failure.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }
}
