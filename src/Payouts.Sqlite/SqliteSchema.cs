using Microsoft.Data.Sqlite;

namespace Payouts.Sqlite;

/// <summary>The tables, and the steps from each version of them to the next.</summary>
internal static class SqliteSchema
{
    /// <summary>Marks the file as a journal of this library: "Payo" in ASCII.</summary>
    internal const int ApplicationId = 0x5061796F;

    // Step n makes version n + 1 of version n. A step that was released is never changed again.
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE payouts (
            sequence      INTEGER PRIMARY KEY AUTOINCREMENT,
            reference     TEXT    NOT NULL UNIQUE,
            account       TEXT    NOT NULL,
            handle        TEXT    NOT NULL,
            provider_id   TEXT,
            provider_reference TEXT,
            status        INTEGER NOT NULL,
            created_at    INTEGER NOT NULL,
            updated_at    INTEGER NOT NULL,
            due_at        INTEGER,
            held_until    INTEGER NOT NULL DEFAULT 0,
            claim_owner   TEXT,
            claim_token   INTEGER NOT NULL DEFAULT 0,
            claim_expires INTEGER,
            is_open       INTEGER NOT NULL DEFAULT 0,
            is_forgotten  INTEGER NOT NULL DEFAULT 0,
            version       INTEGER NOT NULL,
            entries       INTEGER NOT NULL,
            body          BLOB    NOT NULL
        );
        CREATE UNIQUE INDEX payouts_by_provider_id ON payouts (account, provider_id) WHERE provider_id IS NOT NULL;
        CREATE INDEX payouts_by_provider_reference ON payouts (account, provider_reference) WHERE provider_reference IS NOT NULL;
        CREATE INDEX payouts_by_handle ON payouts (account, handle);
        CREATE INDEX payouts_by_due ON payouts (due_at) WHERE due_at IS NOT NULL;
        CREATE INDEX payouts_by_lease ON payouts (claim_expires) WHERE is_open = 1;
        CREATE INDEX payouts_by_status ON payouts (status, sequence);
        CREATE INDEX payouts_to_forget ON payouts (updated_at) WHERE status IN (2, 3, 4, 5) AND is_forgotten = 0;
        CREATE TABLE timeline (
            payout INTEGER NOT NULL,
            number INTEGER NOT NULL,
            body   BLOB    NOT NULL,
            PRIMARY KEY (payout, number)
        ) WITHOUT ROWID;
        CREATE TABLE events (
            id         INTEGER PRIMARY KEY AUTOINCREMENT,
            payout     INTEGER NOT NULL,
            deliveries INTEGER NOT NULL DEFAULT 0,
            not_before INTEGER NOT NULL DEFAULT 0,
            is_first   INTEGER NOT NULL,
            is_parked  INTEGER NOT NULL DEFAULT 0,
            body       BLOB    NOT NULL
        );
        CREATE INDEX events_by_payout ON events (payout, id) WHERE is_parked = 0;
        CREATE INDEX events_first ON events (not_before, id) WHERE is_first = 1 AND is_parked = 0;
        CREATE INDEX events_parked ON events (id) WHERE is_parked = 1;
        CREATE TABLE remembered (
            scope TEXT    NOT NULL,
            key   TEXT    NOT NULL,
            until INTEGER NOT NULL,
            PRIMARY KEY (scope, key)
        ) WITHOUT ROWID;
        CREATE INDEX remembered_by_end ON remembered (until);
        CREATE TABLE secrets (
            name  TEXT NOT NULL PRIMARY KEY,
            value BLOB NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE tallies (
            key    TEXT    NOT NULL PRIMARY KEY,
            count  INTEGER NOT NULL,
            amount INTEGER NOT NULL,
            holder TEXT,
            until  INTEGER
        ) WITHOUT ROWID;
        CREATE INDEX tallies_by_end ON tallies (until) WHERE until IS NOT NULL;
        """,
        """
        CREATE TABLE deliveries (
            id                 INTEGER PRIMARY KEY AUTOINCREMENT,
            account            TEXT    NOT NULL,
            key                TEXT    NOT NULL,
            event_name         TEXT,
            provider_id        TEXT,
            provider_reference TEXT,
            handle             TEXT,
            trace_parent       TEXT,
            is_signed          INTEGER NOT NULL,
            received_at        INTEGER NOT NULL,
            takes              INTEGER NOT NULL DEFAULT 0,
            not_before         INTEGER,
            kept_until         INTEGER NOT NULL,
            UNIQUE (account, key)
        );
        CREATE INDEX deliveries_waiting ON deliveries (not_before, id) WHERE not_before IS NOT NULL;
        CREATE INDEX deliveries_done ON deliveries (kept_until) WHERE not_before IS NULL;
        """,
    ];

    /// <summary>Brings an empty or older file to this version; runs inside the caller's transaction.</summary>
    /// <exception cref="PayoutJournalException">The file is something else, or of a newer version.</exception>
    internal static void Migrate(SqliteConnection connection, string file)
    {
        long application = Pragma(connection, "application_id");
        long version = Pragma(connection, "user_version");
        if (application != ApplicationId && (application != 0 || version != 0 || HasTables(connection)))
            throw new PayoutJournalException($"'{file}' is a SQLite database of another program: name another file for the journal.");
        if (version > Steps.Length)
            throw new PayoutJournalException($"'{file}' is a journal of version {version}, and this library knows versions up to {Steps.Length}: use the newer library again.");
        for (; version < Steps.Length; version++) Execute(connection, Steps[version]);
        Execute(connection, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Steps.Length};");
    }

    /// <summary>Whether the file has this version already, so that opening writes nothing.</summary>
    internal static bool IsCurrent(SqliteConnection connection) =>
        Pragma(connection, "application_id") == ApplicationId && Pragma(connection, "user_version") == Steps.Length;

    internal static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text is a constant of this assembly.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static bool HasTables(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT EXISTS (SELECT 1 FROM sqlite_master);";
        return (long)command.ExecuteScalar()! != 0;
    }

    private static long Pragma(SqliteConnection connection, string name)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100
        command.CommandText = $"PRAGMA {name};";
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }
}
