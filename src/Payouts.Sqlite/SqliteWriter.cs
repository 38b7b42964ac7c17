using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Payouts.Sqlite;

/// <summary>The one writer of this process: takes what waits, commits it together, and acknowledges each write once the commit is on the disk.</summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private readonly Channel<SqliteOperation> _queue = Channel.CreateUnbounded<SqliteOperation>(new UnboundedChannelOptions { SingleReader = true });
    private readonly SqliteFileLock _lock;
    private readonly SqliteJournalOptions _options;
    private readonly SqliteSession _session;
    private readonly Task _loop;

    internal SqliteWriter(SqliteSession session, SqliteFileLock @lock, SqliteJournalOptions options)
    {
        _session = session;
        _lock = @lock;
        _options = options;
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
        if (!_queue.Writer.TryComplete()) return;
        await _loop.ConfigureAwait(false);
    }

    private async Task RunAsync()
    {
        var batch = new List<SqliteOperation>();
        while (await _queue.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            try
            {
                using IDisposable held = await _lock.EnterAsync(CancellationToken.None).ConfigureAwait(false);

                // Whatever arrived during the wait for the lock goes into the same commit.
                while (batch.Count < _options.MaxBatch && _queue.Reader.TryRead(out SqliteOperation? operation))
                {
                    if (operation.TryBegin()) batch.Add(operation);
                }

                Commit(batch);
                Checkpoint();
            }
#pragma warning disable CA1031 // Whatever it was, every caller hears of it and the writer lives on.
            catch (Exception error)
#pragma warning restore CA1031
            {
                FailWaiting(batch, SqliteFaults.Explain(error, _options.Path, WriteFate.NotMade));
            }

            batch.Clear();
        }

        await CloseAsync().ConfigureAwait(false);
    }

    // Without the lock nothing was begun: everybody who waits is told, rather than left to wait for a process that hangs.
    private void FailWaiting(List<SqliteOperation> batch, Exception error)
    {
        while (batch.Count < _options.MaxBatch && _queue.Reader.TryRead(out SqliteOperation? operation))
        {
            if (operation.TryBegin()) batch.Add(operation);
        }

        foreach (SqliteOperation operation in batch) operation.Fail(error);
    }

    private void Commit(List<SqliteOperation> batch)
    {
        if (batch.Count == 0) return;
        try
        {
            SqliteSchema.Execute(_session.Connection, "BEGIN IMMEDIATE;");
            foreach (SqliteOperation operation in batch) operation.Run(_session);
            SqliteSchema.Execute(_session.Connection, "COMMIT;");
        }
#pragma warning disable CA1031 // Told to the callers below.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Exception told = SqliteFaults.Explain(error, _options.Path, WriteFate.NotMade);
            if (!TryRollBack())
            {
                foreach (SqliteOperation operation in batch) operation.Fail(told);
                return;
            }

            // One write that cannot be made must not take the others of its commit with it.
            if (batch.Count == 1) batch[0].Fail(told);
            else foreach (SqliteOperation operation in batch) Commit([operation]);
            return;
        }

        foreach (SqliteOperation operation in batch) operation.Complete();
    }

    private bool TryRollBack()
    {
        try
        {
            // Some failures have rolled back already; then there is nothing to end.
            if (SQLitePCL.raw.sqlite3_get_autocommit(_session.Connection.Handle) == 0) SqliteSchema.Execute(_session.Connection, "ROLLBACK;");
            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    private void Checkpoint()
    {
        var log = new FileInfo($"{_options.Path}-wal");
        if (!log.Exists || log.Length < _options.CheckpointBytes) return;
        try
        {
            SqliteSchema.Execute(_session.Connection, "PRAGMA wal_checkpoint(PASSIVE);");
        }
        catch (SqliteException)
        {
            // The commits are safe in the log; the next one tries again.
        }
    }

    // Closing the last connection folds the log into the file, which is a checkpoint: under the lock like every other.
    private async Task CloseAsync()
    {
        try
        {
            using IDisposable held = await _lock.EnterAsync(CancellationToken.None).ConfigureAwait(false);
            _session.Dispose();
        }
        catch (PayoutJournalException)
        {
            _session.Dispose();
        }
    }
}
