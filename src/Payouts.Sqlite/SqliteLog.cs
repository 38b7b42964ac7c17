using Microsoft.Data.Sqlite;

namespace Payouts.Sqlite;

/// <summary>The write-ahead log: folded into the file when enough was added to it. Used under the lock between processes only.</summary>
/// <remarks>A log that was folded is written over from its beginning, and its file keeps its length: a commit that makes a file longer waits for the disk twice.</remarks>
internal sealed class SqliteLog
{
    private const int PagesWritten = 9;

    private readonly SqliteSession _session;
    private readonly SqlitePresence _presence;
    private readonly long _checkpointBytes;
    private readonly int _pageBytes;
    private long _added;

    internal SqliteLog(SqliteSession session, SqlitePresence presence, string file, long checkpointBytes)
    {
        _session = session;
        _presence = presence;
        _checkpointBytes = checkpointBytes;
        _pageBytes = (int)(long)session.Prepare("PRAGMA page_size;").ExecuteScalar()!;

        // What lies there may be of others, who are gone: this process folds it as if it were its own.
        var log = new FileInfo($"{file}-wal");
        _added = log.Exists ? log.Length : 0;
        SqliteSchema.Execute(session.Connection, $"PRAGMA journal_size_limit = {2 * checkpointBytes};");
    }

    /// <summary>Folds the log into the file if more than a checkpoint's worth was written by this process since it did that last, or if it holds what was forgotten.</summary>
    internal void Fold(SqliteFileHold held)
    {
        SQLitePCL.raw.sqlite3_db_status(_session.Connection.Handle, PagesWritten, out int pages, out _, resetFlg: 1);
        _added += (long)pages * _pageBytes;
        if (_added < _checkpointBytes && !_session.HasForgotten) return;
        try
        {
            _presence.Check();
            held.Check();
            if (_session.HasForgotten) _session.HasForgotten = !IsCut();
            else SqliteSchema.Execute(_session.Connection, "PRAGMA wal_checkpoint(PASSIVE);");
        }
        catch (Exception error) when (error is SqliteException or PayoutJournalException)
        {
            // The commits are safe in the log; a later one tries again.
        }

        _added = 0;
    }

    // Not while somebody reads what is still in it: then the next commit tries again.
    private bool IsCut() => _session.Prepare("PRAGMA wal_checkpoint(TRUNCATE);").ExecuteScalar() is 0L;
}
