using System.Security.Cryptography;

namespace Payouts.Sqlite;

/// <summary>The statements on what is remembered beside payouts: keys for a time, secrets for ever.</summary>
internal static class SqliteMemory
{
    internal static bool TryRemember(SqliteSession session, string scope, string key, long now, long until)
    {
        // A few that are over go with each new one, so that the table does not grow for ever.
        session.Execute("DELETE FROM remembered WHERE (scope, key) IN (SELECT scope, key FROM remembered WHERE until <= $1 ORDER BY until LIMIT 16);", now);
        return session.Execute(
            """
            INSERT INTO remembered (scope, key, until) VALUES ($1, $2, $3)
            ON CONFLICT (scope, key) DO UPDATE SET until = excluded.until WHERE remembered.until <= $4;
            """,
            scope, key, until, now) == 1;
    }

    internal static byte[]? FindSecret(SqliteSession session, string name) =>
        session.Prepare("SELECT value FROM secrets WHERE name = $1;", name).ExecuteScalar() as byte[];

    internal static byte[] MakeSecret(SqliteSession session, string name)
    {
        session.Execute("INSERT INTO secrets (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING;", name, RandomNumberGenerator.GetBytes(32));
        return FindSecret(session, name)!;
    }
}
