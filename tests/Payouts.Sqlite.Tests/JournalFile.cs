using Microsoft.Data.Sqlite;

namespace Payouts.Sqlite.Tests;

/// <summary>A folder of its own for one journal, gone when the test ends.</summary>
internal sealed class JournalFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("payouts-sqlite-");

    public string Folder => _folder.FullName;

    public string Path => System.IO.Path.Combine(Folder, "payouts.db");

    /// <summary>Another journal over the same file, as another process has it.</summary>
    public SqlitePayoutJournal Journal(TimeProvider? clock = null, Action<SqliteJournalOptions>? configure = null)
    {
        var options = new SqliteJournalOptions { Path = Path };
        configure?.Invoke(options);
        return new SqlitePayoutJournal(options, clock ?? TimeProvider.System);
    }

    public async Task<SqlitePayoutJournal> OpenAsync(TimeProvider? clock = null, Action<SqliteJournalOptions>? configure = null)
    {
        SqlitePayoutJournal journal = Journal(clock, configure);
        await journal.OpenAsync(CancellationToken.None);
        return journal;
    }

    /// <summary>Runs statements beside the journal.</summary>
    public void Execute(string sql) => Run(sql);

    public long Read(string sql)
    {
        using SqliteConnection connection = Connect();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Keeps the journal's lock, as another process does that commits.</summary>
    public FileStream Hold() => new($"{Path}-lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Another program's connection to the file.</summary>
    public SqliteConnection Connect()
    {
        SQLitePCL.Batteries_V2.Init();
        var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        return connection;
    }

    /// <summary>Another program's statement.</summary>
    public void Run(string sql)
    {
        using SqliteConnection connection = Connect();
        Run(connection, sql);
    }

    public static void Run(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own texts.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.CommandTimeout = 60;
        command.ExecuteNonQuery();
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
