using System.Collections.Frozen;
using System.Threading.Channels;
using Npgsql;

namespace Payouts.PostgreSql;

/// <summary>One connection that writes: takes what waits, commits it together in one round trip, and acknowledges each write once the commit is made.</summary>
internal sealed class PostgreSqlLane(
    ChannelReader<PostgreSqlOperation> queue, PostgreSqlConnections connections, PostgreSqlFaults faults, PostgreSqlBell bell, PostgreSqlJournalOptions options, TimeProvider time)
{
    private const int MostTries = 5;

    // A connection that was quiet for longer is asked first whether it still stands, while failing is still harmless.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    // Two who raced for the same id or the same rows: the server undid one of them, who sees the other's work the next time.
    private static readonly FrozenSet<string> Races = new[] { PostgresErrorCodes.UniqueViolation, PostgresErrorCodes.DeadlockDetected, PostgresErrorCodes.SerializationFailure }.ToFrozenSet(StringComparer.Ordinal);

    // The session is no longer what it was set up as (statements or settings are gone, or it may only read): the server has undone all, and a new one may do.
    private static readonly FrozenSet<string> Stale = new[]
    {
        PostgresErrorCodes.InvalidSqlStatementName, PostgresErrorCodes.DuplicatePreparedStatement, PostgresErrorCodes.FeatureNotSupported, PostgresErrorCodes.DivisionByZero, PostgresErrorCodes.ReadOnlySqlTransaction,
    }.ToFrozenSet(StringComparer.Ordinal);

    private PostgreSqlSession? _session;
    private long _usedAt;
    private long _breaks;

    internal async Task RunAsync()
    {
        var waiting = new List<PostgreSqlOperation>();
        while (await queue.WaitToReadAsync().ConfigureAwait(false))
        {
            while (waiting.Count < options.MaxBatch && queue.TryRead(out PostgreSqlOperation? operation))
            {
                if (operation.TryBegin()) waiting.Add(operation);
            }

            if (waiting.Count > 0) await CommitAsync([.. waiting.OrderBy(static operation => operation.Turn.Phase).ThenBy(static operation => operation.Turn.Key, StringComparer.Ordinal)]).ConfigureAwait(false);
            waiting.Clear();
        }

        await DropAsync().ConfigureAwait(false);
    }

    private async Task CommitAsync(PostgreSqlOperation[] operations)
    {
        if (!await IsReadyAsync(operations).ConfigureAwait(false) || await TryCommitAsync(operations, isTogether: true).ConfigureAwait(false)) return;

        // The server has undone them all: one that cannot be written must not take the others with it, so each goes alone.
        for (int index = 0; index < operations.Length; index++)
        {
            if (!await IsReadyAsync(operations[index..]).ConfigureAwait(false)) return;
            await TryCommitAsync([operations[index]], isTogether: false).ConfigureAwait(false);
        }
    }

    // False: every caller was told that nothing was written.
    private async Task<bool> IsReadyAsync(PostgreSqlOperation[] operations)
    {
        try
        {
            await ReadyAsync().ConfigureAwait(false);
            return true;
        }
#pragma warning disable CA1031 // Whatever it was, every caller hears of it and the lane lives on.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Fail(operations, faults.Explain(error, WriteFate.NotMade));
            return false;
        }
    }

    // False: undone by the server, and worth trying one by one. Otherwise every caller was told.
    private async Task<bool> TryCommitAsync(PostgreSqlOperation[] operations, bool isTogether)
    {
        for (int tries = 1; ; tries++)
        {
            try
            {
                await _session!.CommitAsync(operations).ConfigureAwait(false);
                _usedAt = time.GetTimestamp();
                await CompleteAsync(operations).ConfigureAwait(false);
                return true;
            }
            catch (PostgresException error) when (_session!.IsUsable)
            {
                bool isStale = Stale.Contains(error.SqlState);
                if (error.SqlState is PostgresErrorCodes.ReadOnlySqlTransaction) connections.Condemn();
                if (isStale) await DropAsync().ConfigureAwait(false);
                if (isTogether && (isStale || operations.Length > 1)) return false;
                if (!isStale && Races.Contains(error.SqlState) && tries < MostTries) continue;
                Fail(operations, faults.Explain(error, WriteFate.NotMade));
                return true;
            }
#pragma warning disable CA1031 // Told to the callers.
            catch (Exception error)
#pragma warning restore CA1031
            {
                await DropAsync().ConfigureAwait(false);
                connections.NoteBreak();
                Fail(operations, faults.Explain(error, WriteFate.Unknown));
                return true;
            }
        }
    }

    private async Task CompleteAsync(PostgreSqlOperation[] operations)
    {
        var refused = new List<PostgreSqlOperation>();
        var wanted = new List<string>();
        bool makesWork = false;
        foreach (PostgreSqlOperation operation in operations)
        {
            makesWork |= operation.MakesWork;
            if (operation.Wanted is { Count: > 0 } references)
            {
                wanted.AddRange(references);
                refused.Add(operation);
            }
            else
            {
                operation.Complete(FrozenDictionary<string, PostgreSqlRow>.Empty);
            }
        }

        if (makesWork) bell.Ring();
        if (refused.Count == 0) return;
        try
        {
            IReadOnlyDictionary<string, PostgreSqlRow> found = await _session!.FindAsync(wanted).ConfigureAwait(false);
            foreach (PostgreSqlOperation operation in refused) operation.Complete(found);
        }
#pragma warning disable CA1031 // Told to the callers.
        catch (Exception error)
#pragma warning restore CA1031
        {
            foreach (PostgreSqlOperation operation in refused) operation.Fail(faults.Explain(error, operation.Unread));
        }
    }

    private async Task ReadyAsync()
    {
        if (_session is { IsUsable: false }) await DropAsync().ConfigureAwait(false);
        long breaks = connections.Breaks;
        if (_session is not null && (breaks != _breaks || time.GetElapsedTime(_usedAt) > Fresh) && !await IsSoundAsync(_session).ConfigureAwait(false))
        {
            connections.Condemn();
            await DropAsync().ConfigureAwait(false);
        }

        // What broke while this one is being opened or asked is looked at the next time.
        _session ??= await OpenAsync().ConfigureAwait(false);
        _breaks = breaks;
        _usedAt = time.GetTimestamp();
    }

    private static async Task<bool> IsSoundAsync(PostgreSqlSession session)
    {
        try
        {
            return await session.PingAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (error is NpgsqlException or IOException)
        {
            return false;
        }
    }

    private async Task<PostgreSqlSession> OpenAsync()
    {
        try
        {
            return await connections.OpenSessionAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (NpgsqlException error) when (PostgreSqlReaders.IsGone(error))
        {
            connections.NoteBreak();

            // The pool's connection was from before a restart, and nothing was sent over it: the next one is new.
            return await connections.OpenSessionAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static void Fail(IEnumerable<PostgreSqlOperation> operations, Exception error)
    {
        foreach (PostgreSqlOperation operation in operations) operation.Fail(error);
    }

    private async Task DropAsync()
    {
        if (_session is not { } session) return;
        _session = null;
        try
        {
            await session.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (error is NpgsqlException or IOException or InvalidOperationException)
        {
            // What is thrown away may fail to be tidied up: the callers hear of what made it so.
        }
    }
}
