using System.Collections.Frozen;
using System.Net.Sockets;
using Npgsql;

namespace Payouts.PostgreSql;

/// <summary>Says what a failure of PostgreSQL means for the journal, and what to do. Nothing that the server or the driver says is quoted: it may hold values.</summary>
internal sealed class PostgreSqlFaults(string schema)
{
    // SQLSTATE codes and, by their first two letters, classes: postgresql.org/docs/current/errcodes-appendix.html.
    private static readonly FrozenDictionary<string, string> Causes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["08"] = "lost its connection: look at the server and at the network between",
        ["0A000"] = "was changed while it was in use: it goes on with a new connection",
        ["22003"] = "cannot hold a running total that is greater than 64 bits: add less, or count under another key",
        ["22012"] = "lost its session's settings: a pooler in transaction mode is between; connect directly, or through a pooler in session mode",
        ["23505"] = "holds the provider's id under another reference",
        ["25006"] = "may not be written to: the session is read-only, or the server is a standby; connect to the primary server",
        ["26000"] = "lost its prepared statements: a pooler in transaction mode is between; connect directly, or through a pooler in session mode",
        ["28"] = "refused the sign-in: look at user, password and pg_hba.conf",
        ["42P05"] = "found its statements prepared by somebody else: a pooler in transaction mode is between; connect directly, or through a pooler in session mode",
        ["3D000"] = "has no such database: make it, or name another one",
        ["3F000"] = "has lost its schema: restore it, or start anew so that it is made",
        ["40001"] = "was busy with the same rows: call again",
        ["40P01"] = "was busy with the same rows: call again",
        ["42501"] = "lacks a right: give the role what docs/journals.md lists",
        ["42P01"] = "has lost a table: restore it, or start anew so that it is made",
        ["42703"] = "has another table than this version expects: restore it, or use the version that made it",
        ["53100"] = "has no room on its disk: make room",
        ["53200"] = "has no memory left: look at the server",
        ["53300"] = "has too many connections: raise max_connections, or lower Maximum Pool Size",
        ["55P03"] = "waited too long for a row that another session holds: look in pg_stat_activity for one that is idle in transaction",
        ["57014"] = "was stopped by the server's statement_timeout or by an administrator: raise the timeout for this role",
        ["57P"] = "is shutting down or starting: wait until the server is up",
        ["58"] = "failed on its disk: look at the server's disk and log",
        ["XX"] = "reports damage or an error of its own: stop, look at the server's log, and restore a backup if it is damaged",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The exception to throw; what was told already, and what is the caller's own doing, comes back as it is.</summary>
    internal Exception Explain(Exception error, WriteFate fate)
    {
        string? cause = error switch
        {
            PostgresException answered => $"{Find(answered.SqlState)} (SQLSTATE {answered.SqlState})",
            NpgsqlException { InnerException: TimeoutException } => "did not answer in time, or had no connection free: look at the server's load, and at CommandTimeout and Maximum Pool Size",
            NpgsqlException or SocketException or IOException => "cannot be reached, or its connection broke: look whether the server runs, and at the network between",
            TimeoutException => "did not answer in time: look at the server's load",
            _ => null,
        };
        if (cause is null) return error;
        string rest = fate switch
        {
            WriteFate.NotMade => "The write was not made.",
            WriteFate.Taken => "What was taken is given out again once its hold is over.",
            WriteFate.Unknown => "Whether the write was made is not known: call again with the same request.",
            _ => "Nothing was read.",
        };

        // An exception of the driver may show host, user and, where its owner asked for detail, values: only the transport's own goes along.
        Exception? inner = error.InnerException is SocketException or IOException or TimeoutException ? error.InnerException : null;
        return new PayoutJournalException($"The PostgreSQL journal '{schema}' {cause}. {rest}", inner);
    }

    private static string Find(string state) =>
        Causes.TryGetValue(state, out string? cause) || Causes.TryGetValue(state[..3], out cause) || Causes.TryGetValue(state[..2], out cause) ? cause : "failed";
}
