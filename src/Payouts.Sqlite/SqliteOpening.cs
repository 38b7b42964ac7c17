namespace Payouts.Sqlite;

/// <summary>Opens a journal's file for writing: makes it, checks it, brings it to this version.</summary>
internal static class SqliteOpening
{
    private static readonly Lock Gate = new();
    private static bool _isProviderSet;

    internal static async Task<SqliteSession> OpenAsync(string file, SqliteFileLock @lock, CancellationToken cancellationToken)
    {
        UseBundledLibrary();
        string name = Path.GetFileName(file);
        SqliteSession? session = null;
        try
        {
            bool isChecked = false;

            // The first connection may have to recover the log: under the lock, like commits and checkpoints.
            using (await @lock.EnterAsync(cancellationToken).ConfigureAwait(false))
            {
                @lock.Prove();
                MakeFile(file);
                SqlitePlace.CheckNames(file);
                session = SqliteSession.Open(file, isReader: false);
                UseLog(session, name);
                if (!SqliteSchema.IsCurrent(session.Connection))
                {
                    CheckIntegrity(session, name);
                    Migrate(session, name);
                    isChecked = true;
                }
            }

            // A large file takes a while to read through: others commit meanwhile.
            if (!isChecked) CheckIntegrity(session, name);
            return session;
        }
        catch (Exception error)
        {
            session?.Dispose();
            Exception told = SqliteFaults.Explain(error, file, WriteFate.Opening);
            if (ReferenceEquals(told, error)) throw;
            throw told;
        }
    }

    private static void UseLog(SqliteSession session, string name)
    {
        string mode = (string)session.Prepare("PRAGMA journal_mode = WAL;").ExecuteScalar()!;
        if (!string.Equals(mode, "wal", StringComparison.OrdinalIgnoreCase))
            throw new PayoutJournalException($"The journal '{name}' cannot use a write-ahead log here (it stays in mode {mode}): put it on a disk of this machine.");
    }

    private static void Migrate(SqliteSession session, string name)
    {
        SqliteSchema.Execute(session.Connection, "BEGIN EXCLUSIVE;");
        SqliteSchema.Migrate(session.Connection, name);
        SqliteSchema.Execute(session.Connection, "COMMIT;");
    }

    // People's numbers and names: for this user and group alone.
    private static void MakeFile(string file)
    {
        if (File.Exists(file)) return;
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
        using var made = new FileStream(file, options);
    }

    private static void CheckIntegrity(SqliteSession session, string name)
    {
        object? verdict = session.Prepare("PRAGMA quick_check(1);").ExecuteScalar();
        if (verdict is string text && string.Equals(text, "ok", StringComparison.Ordinal)) return;
        throw new PayoutJournalException($"The journal '{name}' is damaged: {SqliteFaults.WhenDamaged}");
    }

    private static void UseBundledLibrary()
    {
        lock (Gate)
        {
            if (_isProviderSet) return;
            SQLitePCL.Batteries_V2.Init();
            _isProviderSet = true;
        }
    }
}
