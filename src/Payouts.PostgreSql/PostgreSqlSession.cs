using System.Data;
using System.Globalization;
using System.Security.Cryptography;
using Npgsql;

namespace Payouts.PostgreSql;

/// <summary>One connection that writes, with the settings that durability rests on; used for one commit at a time.</summary>
internal sealed class PostgreSqlSession : IAsyncDisposable
{
    // How many totals that are over go with each commit, besides as many as it may have begun.
    private const int FewMore = 16;

    private static readonly Dictionary<string, PostgreSqlRow> NothingFound = new(StringComparer.Ordinal);

    // Fails where the session is not the one that was set up: a pooler in transaction mode gives each transaction another one.
    private const string Guard = "SELECT 1 / (current_setting('payouts.session', true) IS NOT DISTINCT FROM $1)::integer";

    private readonly NpgsqlConnection _connection;
    private readonly PostgreSqlContext _context;
    private readonly int _timeout;
    private readonly string _mark;
    private bool _isUnconfirmed;

    internal PostgreSqlSession(NpgsqlConnection connection, string mark, PostgreSqlContext context, TimeSpan timeout)
    {
        _mark = mark;
        _connection = connection;
        _context = context;
        _timeout = (int)Math.Ceiling(timeout.TotalSeconds);
        _connection.Notice += OnNotice;
    }

    /// <summary>Whether the connection still stands after a failure: then the server has answered, and undone, what failed.</summary>
    internal bool IsUsable => _connection.FullState == ConnectionState.Open;

    /// <summary>Executes the operations in one transaction and one round trip; they are committed when it returns.</summary>
    internal async Task CommitAsync(IReadOnlyList<PostgreSqlOperation> operations)
    {
        _isUnconfirmed = false;
        var batch = new NpgsqlBatch(_connection) { Timeout = _timeout };
        await using (batch.ConfigureAwait(false))
        {
            var guard = new NpgsqlBatchCommand(Guard);
            guard.Parameters.AddText(_mark);
            batch.BatchCommands.Add(guard);
            string[] locked = [.. operations.Select(static operation => operation.Locked).OfType<string>().Distinct(StringComparer.Ordinal)];
            if (locked.Length > 0)
            {
                var command = new NpgsqlBatchCommand(_context.Statements.Lock);
                command.Parameters.AddTexts(locked);
                batch.BatchCommands.Add(command);
            }

            string[] tallies = [.. operations.SelectMany(static operation => operation.Tallies).Distinct(StringComparer.Ordinal)];
            if (tallies.Length > 0)
            {
                var command = new NpgsqlBatchCommand(_context.Statements.Tallies.Hold);
                command.Parameters.AddTexts(tallies);
                batch.BatchCommands.Add(command);
            }

            foreach (PostgreSqlOperation operation in operations) batch.BatchCommands.Add(operation.CreateCommand());
            if (tallies.Length > 0)
            {
                var command = new NpgsqlBatchCommand(_context.Statements.Tallies.Clear);
                command.Parameters.AddLong(_context.Instant).AddInt(tallies.Length + FewMore);
                batch.BatchCommands.Add(command);
            }

            await batch.PrepareAsync(CancellationToken.None).ConfigureAwait(false);
            NpgsqlDataReader reader = await batch.ExecuteReaderAsync(CancellationToken.None).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                await reader.NextResultAsync(CancellationToken.None).ConfigureAwait(false);
                if (locked.Length > 0) await reader.NextResultAsync(CancellationToken.None).ConfigureAwait(false);
                foreach (PostgreSqlOperation operation in operations)
                {
                    await operation.ReadAsync(reader).ConfigureAwait(false);

                    // After the last one this waits for the server to say that the commit is made.
                    await reader.NextResultAsync(CancellationToken.None).ConfigureAwait(false);
                }
            }
        }

        // The server reports success all the same when the wait for its synchronous standby was cut short.
        if (_isUnconfirmed)
        {
            throw new PayoutJournalException(
                $"A commit of the PostgreSQL journal '{_context.Schema}' is on its own server only, and the synchronous standby has not confirmed it: look at the standby. "
                + "Whether the write lasts is not known: call again with the same request.");
        }
    }

    /// <summary>The rows of these references, as they are now.</summary>
    internal async Task<IReadOnlyDictionary<string, PostgreSqlRow>> FindAsync(IReadOnlyCollection<string> references)
    {
        if (references.Count == 0) return NothingFound;
        var rows = new Dictionary<string, PostgreSqlRow>(references.Count, StringComparer.Ordinal);
        var command = new NpgsqlCommand(_context.Statements.FindMany, _connection) { CommandTimeout = _timeout };
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.AddLong(_context.Instant).AddTexts([.. references.Distinct(StringComparer.Ordinal)]);
            await command.PrepareAsync(CancellationToken.None).ConfigureAwait(false);
            NpgsqlDataReader reader = await command.ExecuteReaderAsync(CancellationToken.None).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false))
                {
                    PostgreSqlRow row = PostgreSqlRow.Read(reader);
                    rows.Add(row.Reference, row);
                }
            }
        }

        return rows;
    }

    /// <summary>Asks whether the session may still write: a connection that is gone fails here, where nothing was sent yet.</summary>
    internal async Task<bool> PingAsync()
    {
        var command = new NpgsqlCommand("SELECT NOT pg_is_in_recovery() AND current_setting('transaction_read_only') = 'off'", _connection) { CommandTimeout = _timeout };
        await using (command.ConfigureAwait(false)) return await command.ExecuteScalarAsync(CancellationToken.None).ConfigureAwait(false) is true;
    }

    /// <summary>Makes the settings of a session that writes, and returns the mark that tells it from others; a stricter durability than asked for here is left as it is.</summary>
    internal static async Task<string> SetUpAsync(NpgsqlConnection connection, PostgreSqlJournalOptions options, CancellationToken cancellationToken)
    {
        string mark = RandomNumberGenerator.GetHexString(16);

        // A commit waits for the disk, and for the synchronous standby's where there is one; the warning that it did not is let through.
        // Every statement goes by an index, so that it is planned once, and a plan made while the journal was small is right when it is large.
        const string sql = """
            SELECT set_config('default_transaction_isolation', 'read committed', false), set_config('lock_timeout', $1, false),
                set_config('synchronous_commit', CASE WHEN $2 OR current_setting('synchronous_commit') = 'remote_apply' THEN current_setting('synchronous_commit') ELSE 'on' END, false),
                set_config('client_min_messages', 'warning', false), set_config('payouts.session', $3, false),
                set_config('plan_cache_mode', 'force_generic_plan', false), set_config('enable_seqscan', 'off', false),
                set_config('enable_hashjoin', 'off', false), set_config('enable_mergejoin', 'off', false)
            """;
        var command = new NpgsqlCommand(sql, connection);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.AddText(options.LockTimeout.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture)).AddFlag(options.AllowUnsafeServer).AddText(mark);
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        return mark;
    }

    public async ValueTask DisposeAsync()
    {
        _connection.Notice -= OnNotice;
        await _connection.DisposeAsync().ConfigureAwait(false);
    }

    // Told by the part of the server that it comes from, for its words are in the server's language and its code is that of any warning.
    private void OnNotice(object sender, NpgsqlNoticeEventArgs notice)
    {
        if (string.Equals(notice.Notice.Routine, "SyncRepWaitForLSN", StringComparison.Ordinal)) _isUnconfirmed = true;
    }
}
