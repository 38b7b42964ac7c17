using Npgsql;

namespace Payouts.PostgreSql;

/// <summary>Settings of a journal in PostgreSQL.</summary>
public sealed class PostgreSqlJournalOptions
{
    /// <summary>Where the server is, as Npgsql takes it. Private. Leave it out where <see cref="DataSource"/> is set.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>Gives a data source to use instead of <see cref="ConnectionString"/>; the journal does not dispose it.</summary>
    public Func<NpgsqlDataSource>? DataSource { get; set; }

    /// <summary>The schema that holds the journal: 1 to 40 lower-case letters, digits and underscores, not beginning with a digit or <c>pg_</c>.</summary>
    public string Schema { get; set; } = "payouts";

    /// <summary>Whether the journal makes and migrates its schema when it is opened; otherwise an out-dated schema is refused.</summary>
    public bool Migrate { get; set; } = true;

    /// <summary>How many writes may share one commit; 1 to 4096.</summary>
    public int MaxBatch { get; set; } = 256;

    /// <summary>How many connections of this process write, each one commit at a time; 1 to 16.</summary>
    public int WriteConnections { get; set; } = 4;

    /// <summary>How long the server may take to answer; 1 second to 10 minutes.</summary>
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a write waits for a row that another session holds; 100 milliseconds up to <see cref="CommandTimeout"/>.</summary>
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How old the knowledge may be that the server is still the same one; it is looked at anew with every new connection besides. 0 to 5 minutes.</summary>
    public TimeSpan ContinuityInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether processes wake each other by <c>NOTIFY</c> when there is something to do.</summary>
    public bool UseNotifications { get; set; } = true;

    /// <summary>For tests only: accepts a server that may lose acknowledged commits, one with <c>synchronous_commit</c>, <c>fsync</c> or <c>full_page_writes</c> off.</summary>
    public bool AllowUnsafeServer { get; set; }

    /// <summary>The schema only.</summary>
    public override string ToString() => $"PostgreSQL journal {Schema}";
}
