using Microsoft.Data.Sqlite;

namespace Payouts.Sqlite;

/// <summary>Commits of several writes, and what becomes of each of them when something fails.</summary>
internal sealed class SqliteCommit(SqliteSession session, SqlitePresence presence, string file)
{
    private enum Step
    {
        Begin,
        Write,
        Check,
        Commit,
    }

    /// <summary>Makes all of the writes in one commit; every caller is told. A write that cannot be made takes no other with it: then each goes alone.</summary>
    internal void Make(IReadOnlyList<SqliteOperation> batch, SqliteFileHold held)
    {
        if (batch.Count == 0 || TryMake(batch, held, out Exception? fault)) return;
        fault = null;
        foreach (SqliteOperation operation in batch)
        {
            // Where no commit can be made at all, nobody waits for that more than once.
            if (fault is null) TryMake([operation], held, out fault);
            else operation.Fail(fault);
        }
    }

    // False: one of several writes failed, all are undone and nobody was told. A fault is one of the file, which the next commit would meet as well.
    private bool TryMake(IReadOnlyList<SqliteOperation> batch, SqliteFileHold held, out Exception? fault)
    {
        fault = null;
        var step = Step.Begin;
        try
        {
            RollBack();
            presence.Check();
            SqliteSchema.Execute(session.Connection, "BEGIN IMMEDIATE;");
            step = Step.Write;
            foreach (SqliteOperation operation in batch) operation.Run(session);
            step = Step.Check;
            presence.Check();
            held.Check();
            step = Step.Commit;
            SqliteSchema.Execute(session.Connection, "COMMIT;");
        }
#pragma warning disable CA1031 // Told to the callers.
        catch (Exception error)
#pragma warning restore CA1031
        {
            bool isOfOneWrite = TryRollBack() && step == Step.Write && !SqliteFaults.IsOfPlace(error);
            if (isOfOneWrite && batch.Count > 1) return false;
            if (!isOfOneWrite) fault = SqliteFaults.Explain(error, file, WriteFate.NotMade);
            Exception told = SqliteFaults.Explain(error, file, step == Step.Commit ? SqliteFaults.OfCommit(error) : WriteFate.NotMade);
            foreach (SqliteOperation operation in batch) operation.Fail(told);
            return true;
        }

        foreach (SqliteOperation operation in batch) operation.Complete();
        return true;
    }

    // Some failures have rolled back already; then there is nothing to end.
    private void RollBack()
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(session.Connection.Handle) == 0) SqliteSchema.Execute(session.Connection, "ROLLBACK;");
    }

    private bool TryRollBack()
    {
        try
        {
            RollBack();
            return true;
        }
        catch (SqliteException)
        {
            // Tried again before the next commit.
            return false;
        }
    }
}
