using System.Collections.Concurrent;

namespace Payouts.Sqlite;

/// <summary>Connections that only read: each call has one to itself, and sees one state of the file.</summary>
internal sealed class SqliteReaders(SqlitePresence presence, string file) : IDisposable
{
    private readonly ConcurrentBag<SqliteSession> _idle = [];
    private volatile bool _isDisposed;

    internal T Read<T>(Func<SqliteSession, T> read)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, typeof(SqlitePayoutJournal));
        SqliteSession? session = null;
        try
        {
            presence.Check();
            if (!_idle.TryTake(out session)) session = SqliteSession.Open(file, isReader: true);
            SqliteSchema.Execute(session.Connection, "BEGIN;");
            T result = read(session);
            SqliteSchema.Execute(session.Connection, "COMMIT;");
            GiveBack(session);
            return result;
        }
        catch (Exception error)
        {
            // A session that failed may hold a transaction open: it is not used again.
            session?.Dispose();
            Exception told = SqliteFaults.Explain(error, file, WriteFate.Read);
            if (ReferenceEquals(told, error)) throw;
            throw told;
        }
    }

    public void Dispose()
    {
        _isDisposed = true;
        while (_idle.TryTake(out SqliteSession? session)) session.Dispose();
    }

    private void GiveBack(SqliteSession session)
    {
        if (_isDisposed) session.Dispose();
        else _idle.Add(session);
    }
}
