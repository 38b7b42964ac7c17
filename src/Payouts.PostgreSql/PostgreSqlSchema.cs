using System.Data;
using Npgsql;

namespace Payouts.PostgreSql;

/// <summary>The tables, and the steps from each version of them to the next.</summary>
internal sealed class PostgreSqlSchema(PostgreSqlJournalOptions options)
{
    // Step n makes version n + 1 of version n. A step that was released is never changed again, and only adds: older processes run on while newer ones start.
    // Times are ticks of 100 nanoseconds since year 1, UTC, as .NET counts them: they come back as they were written.
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE {0}.payouts (
            reference          text     COLLATE "C" PRIMARY KEY,
            sequence           bigint   GENERATED ALWAYS AS IDENTITY,
            account            text     COLLATE "C" NOT NULL,
            handle             text     COLLATE "C" NOT NULL,
            provider_id        text     COLLATE "C",
            provider_reference text     COLLATE "C",
            status             smallint NOT NULL,
            created_at         bigint   NOT NULL,
            updated_at         bigint   NOT NULL,
            due_at             bigint,
            held_until         bigint   NOT NULL DEFAULT 0,
            claim_owner        text,
            claim_token        bigint   NOT NULL DEFAULT 0,
            claim_expires      bigint,
            is_open            boolean  NOT NULL,
            is_forgotten       boolean  NOT NULL DEFAULT false,
            version            bigint   NOT NULL,
            entries            integer  NOT NULL,
            body               bytea    NOT NULL
        ) WITH (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_insert_scale_factor = 0.05);
        CREATE UNIQUE INDEX payouts_by_provider_id ON {0}.payouts (account, provider_id) WHERE provider_id IS NOT NULL;
        CREATE INDEX payouts_by_provider_reference ON {0}.payouts (account, provider_reference) WHERE provider_reference IS NOT NULL;
        CREATE INDEX payouts_by_handle ON {0}.payouts (account, handle);
        CREATE INDEX payouts_by_due ON {0}.payouts (due_at) WHERE due_at IS NOT NULL;
        CREATE INDEX payouts_by_lease ON {0}.payouts (claim_expires) WHERE is_open;
        CREATE INDEX payouts_by_creation ON {0}.payouts (created_at, sequence);
        CREATE INDEX payouts_by_status ON {0}.payouts (status, created_at, sequence);
        CREATE INDEX payouts_to_forget ON {0}.payouts (updated_at) WHERE status BETWEEN 2 AND 5 AND NOT is_forgotten;
        CREATE TABLE {0}.timeline (
            payout bigint  NOT NULL,
            number integer NOT NULL,
            body   bytea   NOT NULL,
            PRIMARY KEY (payout, number)
        );
        CREATE TABLE {0}.events (
            id         bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            payout     bigint  NOT NULL,
            deliveries integer NOT NULL DEFAULT 0,
            not_before bigint  NOT NULL DEFAULT 0,
            is_first   boolean NOT NULL,
            is_parked  boolean NOT NULL DEFAULT false,
            body       bytea   NOT NULL
        ) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
        CREATE INDEX events_by_payout ON {0}.events (payout, id) WHERE NOT is_parked;
        CREATE INDEX events_first ON {0}.events (not_before, id) WHERE is_first AND NOT is_parked;
        CREATE INDEX events_parked ON {0}.events (id) WHERE is_parked;
        CREATE TABLE {0}.remembered (
            scope text   COLLATE "C" NOT NULL,
            key   text   COLLATE "C" NOT NULL,
            until bigint NOT NULL,
            PRIMARY KEY (scope, key)
        );
        CREATE INDEX remembered_by_end ON {0}.remembered (until);
        CREATE TABLE {0}.secrets (
            name  text  COLLATE "C" PRIMARY KEY,
            value bytea NOT NULL
        );
        CREATE TABLE {0}.tallies (
            key    text   COLLATE "C" PRIMARY KEY,
            count  bigint NOT NULL,
            amount bigint NOT NULL,
            holder text,
            until  bigint
        ) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
        CREATE INDEX tallies_by_end ON {0}.tallies (until) WHERE until IS NOT NULL;
        CREATE TABLE {0}.continuity (
            id                bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            system_identifier bigint  NOT NULL,
            timeline          integer NOT NULL,
            seen_at           bigint  NOT NULL,
            what              text    NOT NULL,
            acknowledged_at   bigint,
            acknowledged_by   text,
            acknowledged_why  text
        );
        CREATE FUNCTION {0}.moment(ticks bigint) RETURNS timestamptz LANGUAGE sql IMMUTABLE STRICT
            AS $$ SELECT to_timestamp((ticks - 621355968000000000) / 10000000.0) $$;
        """,
        """
        CREATE TABLE {0}.deliveries (
            id                 bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            account            text    COLLATE "C" NOT NULL,
            key                text    COLLATE "C" NOT NULL,
            event_name         text,
            provider_id        text    COLLATE "C",
            provider_reference text    COLLATE "C",
            handle             text    COLLATE "C",
            trace_parent       text,
            is_signed          boolean NOT NULL,
            received_at        bigint  NOT NULL,
            takes              integer NOT NULL DEFAULT 0,
            not_before         bigint,
            kept_until         bigint  NOT NULL,
            UNIQUE (account, key)
        ) WITH (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
        CREATE INDEX deliveries_waiting ON {0}.deliveries (not_before, id) WHERE not_before IS NOT NULL;
        CREATE INDEX deliveries_done ON {0}.deliveries (kept_until) WHERE not_before IS NULL;
        """,
    ];

    private readonly string _quoted = $"\"{options.Schema}\"";

    /// <summary>Brings an empty or older schema to this version, one process at a time.</summary>
    /// <exception cref="PayoutJournalException">The schema is something else's, of a newer version, or older and not to be migrated.</exception>
    internal async Task PrepareAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (await IsCurrentAsync(connection, cancellationToken).ConfigureAwait(false)) return;
        if (!options.Migrate)
        {
            throw new PayoutJournalException(
                $"The schema '{options.Schema}' is missing or older than version {Steps.Length}, and Migrate is off: start once with Migrate on, under a role that may create tables.");
        }

        NpgsqlTransaction transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await ExecuteAsync(connection, $"SET LOCAL lock_timeout = 0; SET LOCAL synchronous_commit = on; SELECT pg_advisory_xact_lock(hashtextextended('payouts journal {options.Schema}', 0));", cancellationToken).ConfigureAwait(false);
            if (await IsCurrentAsync(connection, cancellationToken).ConfigureAwait(false)) return;
            await MigrateAsync(connection, cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task MigrateAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (!await IsAsync(connection, "SELECT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = $1)", cancellationToken).ConfigureAwait(false))
            await ExecuteAsync(connection, $"CREATE SCHEMA {_quoted};", cancellationToken).ConfigureAwait(false);
        int version = await VersionAsync(connection, cancellationToken).ConfigureAwait(false) ?? 0;
        if (version == 0)
        {
            const string isInUse = "SELECT EXISTS (SELECT 1 FROM pg_class WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = $1) AND relkind IN ('r', 'p', 'v', 'm', 'f', 'S'))";
            if (await IsAsync(connection, isInUse, cancellationToken).ConfigureAwait(false))
                throw new PayoutJournalException($"The schema '{options.Schema}' belongs to another program: set Schema to another name.");
            await ExecuteAsync(connection, $"CREATE TABLE {_quoted}.schema_versions (version integer PRIMARY KEY, made_at timestamptz NOT NULL DEFAULT clock_timestamp());", cancellationToken).ConfigureAwait(false);
        }

        for (; version < Steps.Length; version++)
        {
            await ExecuteAsync(connection, Steps[version].Replace("{0}", _quoted, StringComparison.Ordinal), cancellationToken).ConfigureAwait(false);
            await ExecuteAsync(connection, FormattableString.Invariant($"INSERT INTO {_quoted}.schema_versions (version) VALUES ({version + 1});"), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> IsCurrentAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        int? version = await VersionAsync(connection, cancellationToken).ConfigureAwait(false);
        if (version > Steps.Length)
            throw new PayoutJournalException($"The schema '{options.Schema}' has version {version}, and this library knows versions up to {Steps.Length}: use the newer library again.");
        return version == Steps.Length;
    }

    private async Task<int?> VersionAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string exists = "SELECT EXISTS (SELECT 1 FROM pg_class WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = $1) AND relname = 'schema_versions')";
        if (!await IsAsync(connection, exists, cancellationToken).ConfigureAwait(false)) return null;
        var command = new NpgsqlCommand($"SELECT coalesce(max(version), 0) FROM {_quoted}.schema_versions", connection);
        await using (command.ConfigureAwait(false)) return (int)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    private async Task<bool> IsAsync(NpgsqlConnection connection, string question, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(question, connection);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.AddText(options.Schema);
            return (bool)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
        }
    }

    // Another process's migration may take as long as it takes.
    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await using (command.ConfigureAwait(false)) await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
