using Microsoft.Data.Sqlite;

namespace Payouts.Sqlite;

/// <summary>The write-ahead log: folded into the file when enough was added to it. Used under the lock between processes only.</summary>
internal sealed class SqliteLog(SqliteSession session, SqlitePresence presence, string file, long checkpointBytes)
{
    private long _folded;

    /// <summary>Folds the log into the file if more than a checkpoint's worth was written since that was done last.</summary>
    internal void Fold(SqliteFileHold held)
    {
        // The first commit after the whole log was folded begins it anew and cuts the file to that commit (journal_size_limit): its length is what it holds.
        var log = new FileInfo($"{file}-wal");
        long length = log.Exists ? log.Length : 0;
        if (length < _folded) _folded = 0;
        if (length - _folded < checkpointBytes) return;
        try
        {
            presence.Check();
            held.Check();
            SqliteSchema.Execute(session.Connection, "PRAGMA wal_checkpoint(PASSIVE);");
        }
        catch (Exception error) when (error is SqliteException or PayoutJournalException)
        {
            // The commits are safe in the log; a later one tries again.
        }

        _folded = length;
    }
}
