namespace Payouts.Sqlite;

/// <summary>The lock between processes while it is held.</summary>
internal sealed class SqliteFileHold(FileStream held, string path) : IDisposable
{
    private readonly FileIdentity? _identity = FileIdentity.Of(held.SafeFileHandle, path);

    /// <summary>Whether the lock's file is still the one that others find: one that was deleted keeps nobody out.</summary>
    internal bool IsCurrent => FileIdentity.Of(path) is { } found && found == _identity;

    /// <summary>Asks before what the lock is for.</summary>
    /// <exception cref="PayoutJournalException">The lock's file was deleted or replaced since.</exception>
    internal void Check()
    {
        if (IsCurrent) return;
        throw new PayoutJournalException(
            $"The file '{Path.GetFileName(path)}' was deleted or replaced while it was in use, so that two processes may write at once: leave it where it is for as long as any process uses the journal. Nothing was written.");
    }

    public void Dispose() => held.Dispose();
}
