using Npgsql;

namespace Payouts.PostgreSql;

/// <summary>Reads, each on a connection of its own; a connection that turns out to be gone is replaced once.</summary>
internal sealed class PostgreSqlReaders(PostgreSqlConnections connections, PostgreSqlFaults faults, PostgreSqlJournalOptions options)
{
    private readonly int _timeout = (int)Math.Ceiling(options.CommandTimeout.TotalSeconds);

    /// <summary>The rows that a statement gives.</summary>
    internal async Task<List<PostgreSqlRow>> ReadAsync(string sql, Action<NpgsqlParameterCollection> bind, CancellationToken cancellationToken) =>
        await ReadAsync(sql, bind, PostgreSqlRow.Read, cancellationToken).ConfigureAwait(false);

    internal async Task<List<T>> ReadAsync<T>(string sql, Action<NpgsqlParameterCollection> bind, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        for (bool isRepeat = false; ; isRepeat = true)
        {
            try
            {
                return await ReadOnceAsync(sql, bind, read, cancellationToken).ConfigureAwait(false);
            }
            catch (NpgsqlException error) when (!isRepeat && IsGone(error))
            {
                // The pool's connection was from before a restart: the next one is new.
                connections.NoteBreak();
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Exception told = faults.Explain(error, WriteFate.Read);
                if (ReferenceEquals(told, error)) throw;
                throw told;
            }
        }
    }

    /// <summary>Whether a failure is that of a connection rather than of a slow server.</summary>
    internal static bool IsGone(NpgsqlException error) => error is { IsTransient: true, InnerException: not TimeoutException } and not PostgresException { SqlState: not ['5', '7', 'P', ..] };

    private async Task<List<T>> ReadOnceAsync<T>(string sql, Action<NpgsqlParameterCollection> bind, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = await connections.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var batch = new NpgsqlBatch(connection) { Timeout = _timeout };
            await using (batch.ConfigureAwait(false))
            {
                var command = new NpgsqlBatchCommand(sql);
                bind(command.Parameters);
                batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT pg_is_in_recovery()"));
                batch.BatchCommands.Add(command);
                await batch.PrepareAsync(cancellationToken).ConfigureAwait(false);
                NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                    if (reader.GetBoolean(0)) throw RefuseStandby();
                    await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                    var found = new List<T>();
                    while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) found.Add(read(reader));
                    return found;
                }
            }
        }
    }

    // What a standby shows may be of yesterday.
    private PayoutJournalException RefuseStandby()
    {
        connections.Condemn();
        return new PayoutJournalException(
            $"The PostgreSQL journal '{options.Schema}' is on a standby, which lags behind: connect to the primary server (several hosts: Target Session Attributes=primary). Nothing was read.");
    }
}
