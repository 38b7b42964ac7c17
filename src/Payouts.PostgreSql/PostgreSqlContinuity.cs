using Npgsql;
using Payouts.Journal;

namespace Payouts.PostgreSql;

/// <summary>Watches whether the server is still the one that acknowledged the commits: its identity and timeline stand in the schema, and its log never goes back.</summary>
internal sealed class PostgreSqlContinuity(PostgreSqlContext context)
{
    private const string ServerSql = """
        SELECT current_setting('server_version_num')::integer, pg_is_in_recovery(), current_setting('transaction_read_only') = 'on', current_setting('server_encoding'),
            current_setting('synchronous_commit'), current_setting('fsync'), current_setting('full_page_writes'), (SELECT system_identifier FROM pg_control_system()),
            CASE WHEN pg_is_in_recovery() THEN 0 ELSE ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::integer END,
            CASE WHEN pg_is_in_recovery() THEN 0 ELSE pg_wal_lsn_diff(pg_current_wal_flush_lsn(), '0/0')::bigint END
        """;

    private readonly Lock _lock = new();
    private readonly string _table = $"\"{context.Schema}\".continuity";
    private readonly string _payouts = $"\"{context.Schema}\".payouts";
    private PostgreSqlServerState? _newest;
    private JournalContinuity? _known;
    private long _checkedAt;

    private string LatestSql => $"SELECT system_identifier = $1 AND timeline = $2 FROM {_table} ORDER BY id DESC LIMIT 1";

    // The first server of an empty journal is nothing to acknowledge.
    private string NoteSql => $"""
        WITH latest AS (SELECT system_identifier, timeline FROM {_table} ORDER BY id DESC LIMIT 1),
            beginning AS (SELECT NOT EXISTS (SELECT 1 FROM latest) AND NOT EXISTS (SELECT 1 FROM {_payouts}) AS it)
        INSERT INTO {_table} (system_identifier, timeline, seen_at, what, acknowledged_at)
        SELECT $2, $3, {PostgreSqlStatements.Clock}, coalesce($4, (SELECT CASE
                WHEN latest.system_identifier <> $2 THEN format('server %s with timeline %s was replaced by server %s with timeline %s', latest.system_identifier, latest.timeline, $2, $3)
                ELSE format('timeline %s was replaced by timeline %s: a standby was promoted, or a backup restored', latest.timeline, $3) END FROM latest),
                CASE WHEN beginning.it THEN 'first opened' ELSE 'the record of earlier servers is missing: a copy was restored' END),
            CASE WHEN beginning.it THEN {PostgreSqlStatements.Clock} END
        FROM beginning
        WHERE $4::text IS NOT NULL OR NOT EXISTS (SELECT 1 FROM latest WHERE latest.system_identifier = $2 AND latest.timeline = $3)
        """;

    private string OpenSql => $"SELECT max(id), min(seen_at), string_agg(what, '; ' ORDER BY id) FROM {_table} WHERE acknowledged_at IS NULL";

    /// <summary>What was found out last, if that is not older than this and nothing was broken then.</summary>
    internal bool IsKnownSince(TimeSpan interval)
    {
        lock (_lock) return _known is { IsUnbroken: true } && context.Time.GetElapsedTime(_checkedAt) < interval;
    }

    /// <summary>Asks the server who it is.</summary>
    internal static async Task<PostgreSqlServerState> AskAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(ServerSql, connection);
        await using (command.ConfigureAwait(false))
        {
            NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (row.ConfigureAwait(false))
            {
                await row.ReadAsync(cancellationToken).ConfigureAwait(false);
                return new PostgreSqlServerState(
                    row.GetInt32(0), row.GetBoolean(1), row.GetBoolean(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6), row.GetInt64(7), row.GetInt32(8), row.GetInt64(9));
            }
        }
    }

    /// <summary>Asks the server who it is, refuses one that cannot hold a journal, notes a change in the schema, and tells what is not acknowledged.</summary>
    internal async Task<JournalContinuity> CheckAsync(NpgsqlConnection connection, PostgreSqlJournalOptions options, CancellationToken cancellationToken)
    {
        PostgreSqlServerState? before;
        lock (_lock) before = _newest;
        PostgreSqlServerState state = await AskAsync(connection, cancellationToken).ConfigureAwait(false);
        state.Check(options);

        // What is on the disk stays there: a log that ends before where it ended has lost commits, whatever its timeline.
        string? wentBack = before is not null && state.IsSameAs(before) && state.Flushed < before.Flushed ? "the server's log went back: it was restored to an earlier state" : null;
        if (wentBack is not null || !await IsLatestAsync(connection, state, cancellationToken).ConfigureAwait(false))
            await NoteAsync(connection, state, wentBack, cancellationToken).ConfigureAwait(false);
        JournalContinuity found = await ReadAsync(connection, cancellationToken).ConfigureAwait(false);
        lock (_lock)
        {
            if (_newest is null || !state.IsSameAs(_newest) || state.Flushed > _newest.Flushed || wentBack is not null) _newest = state;
            _known = found;
            _checkedAt = context.Time.GetTimestamp();
        }

        return found;
    }

    private async Task<bool> IsLatestAsync(NpgsqlConnection connection, PostgreSqlServerState state, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(LatestSql, connection);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.AddLong(state.SystemIdentifier).AddInt(state.Timeline);
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true;
        }
    }

    private async Task NoteAsync(NpgsqlConnection connection, PostgreSqlServerState state, string? what, CancellationToken cancellationToken)
    {
        var batch = new NpgsqlBatch(connection);
        await using (batch.ConfigureAwait(false))
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') IN ('off', 'local', 'remote_write')"));
            batch.BatchCommands.Add(new NpgsqlBatchCommand($"SELECT pg_advisory_xact_lock(hashtextextended('payouts continuity {context.Schema}', 0))"));
            var note = new NpgsqlBatchCommand(NoteSql);
            note.Parameters.AddLong(context.Instant).AddLong(state.SystemIdentifier).AddInt(state.Timeline).AddText(what);
            batch.BatchCommands.Add(note);
            await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<JournalContinuity> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(OpenSql, connection);
        await using (command.ConfigureAwait(false))
        {
            NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (row.ConfigureAwait(false))
            {
                await row.ReadAsync(cancellationToken).ConfigureAwait(false);
                return row.IsDBNull(0)
                    ? JournalContinuity.Unbroken
                    : JournalContinuity.MayHaveLostCommits(row.GetInt64(0), new DateTimeOffset(row.GetInt64(1), TimeSpan.Zero), row.GetString(2));
            }
        }
    }
}
