namespace Payouts.Sqlite;

/// <summary>
/// The lock between processes that share a journal: commits and checkpoints happen one at a time. The SQLite that this package builds on may corrupt
/// its log when a checkpoint of one connection meets a commit of another, so the two never meet.
/// </summary>
/// <remarks>Two files make it fair: who waits for the lock stands in the turnstile, so that a busy process cannot take the lock again before the one that waits.</remarks>
internal sealed class SqliteFileLock(string file, TimeSpan timeout)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    private readonly string _turnstile = $"{file}-turn";
    private readonly string _lock = $"{file}-lock";

    /// <summary>Waits for the lock.</summary>
    /// <exception cref="PayoutJournalException">Another process kept it for too long.</exception>
    internal async Task<SqliteFileHold> EnterAsync(CancellationToken cancellationToken)
    {
        long start = TimeProvider.System.GetTimestamp();
        using FileStream turn = await OpenAsync(_turnstile, start, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            // A file that was deleted between being opened and being locked keeps nobody out: then the one that has its name is taken.
            var hold = new SqliteFileHold(await OpenAsync(_lock, start, cancellationToken).ConfigureAwait(false), _lock);
            if (hold.IsCurrent) return hold;
            hold.Dispose();
        }
    }

    /// <summary>Proves that the lock keeps others out; called while it is held. Where the file system knows no locks, or they are switched off for this process, .NET says nothing.</summary>
    /// <exception cref="PayoutJournalException">The lock does nothing.</exception>
    internal void Prove()
    {
        try
        {
            Open(_lock).Dispose();
        }
        catch (IOException error) when (IsHeld(error))
        {
            return;
        }

        throw new PayoutJournalException(
            $"The lock of the journal '{System.IO.Path.GetFileName(file)}' ('{System.IO.Path.GetFileName(_lock)}') keeps nobody out: put the journal on a file system with locks, "
            + "and do not set DOTNET_SYSTEM_IO_DISABLEFILELOCKING or System.IO.DisableFileLocking. The journal is not open.");
    }

    // The machine's own clock: a lock between processes does not wait for a clock that a test moves.
    private async Task<FileStream> OpenAsync(string path, long start, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return Open(path);
            }
            catch (IOException error) when (IsHeld(error))
            {
                if (TimeProvider.System.GetElapsedTime(start) > timeout)
                {
                    throw new PayoutJournalException(
                        $"Another process has kept the journal '{System.IO.Path.GetFileName(file)}' locked for more than {timeout}: look whether one is stopped or hangs. Nothing was written.", error);
                }

                await Task.Delay(Pause, TimeProvider.System, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static FileStream Open(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
        return new FileStream(path, options);
    }

    // A missing folder or a full disk is no lock: only the errors of a file in use are waited for.
    private static bool IsHeld(IOException error) => error is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException)
        && (OperatingSystem.IsWindows() ? (error.HResult & 0xFFFF) is 32 or 33 : error.HResult is 11 or 35);
}
