using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Payouts.Benchmarks.Durable;

/// <summary>What SQLite does on this disk with one row a commit, one commit at a time, kept as safe as the journal keeps its own.</summary>
internal static class SingleRowCommits
{
    /// <summary>Commits a second.</summary>
    public static double Rate(string file, TimeSpan time)
    {
        SQLitePCL.Batteries_V2.Init();
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        connection.Open();
        Run(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; CREATE TABLE IF NOT EXISTS plain (id INTEGER PRIMARY KEY, body BLOB NOT NULL);");
        using SqliteCommand insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO plain (body) VALUES ($1);";
        insert.Parameters.AddWithValue("$1", new byte[100]);
        for (int warm = 0; warm < 100; warm++) insert.ExecuteNonQuery();
        long commits = 0, began = Stopwatch.GetTimestamp();
        for (; Stopwatch.GetElapsedTime(began) < time; commits++) insert.ExecuteNonQuery();
        return commits / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts above.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
