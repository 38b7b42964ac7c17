using Microsoft.Data.Sqlite;

namespace Payouts.Sqlite;

/// <summary>Says what a failure of SQLite or of the disk means for the journal, and what to do.</summary>
internal static class SqliteFaults
{
    internal const string WhenDamaged =
        "stop, keep a copy of the file, its -wal and its -shm, and restore a backup; look at every payout since then at its provider.";

    /// <summary>The exception to throw; what was told already, and what is the caller's own doing, comes back as it is.</summary>
    internal static Exception Explain(Exception error, string file, WriteFate fate)
    {
        string name = Path.GetFileName(file);
        string? what = error switch
        {
            SqliteException sqlite => Cause(sqlite, name),
            UnauthorizedAccessException => $"The journal '{name}' cannot be written: give this process the right to write to the file, its -lock, its -turn and their folder.",
            IOException => $"The journal '{name}' cannot be reached ({error.GetType().Name}): look at the disk and the folder.",
            _ => null,
        };
        if (what is null) return error;
        string rest = fate switch
        {
            WriteFate.Opening => "The journal is not open.",
            WriteFate.Read => "Nothing was read.",
            WriteFate.Unknown => "Whether the write was made is not known: call again with the same request.",
            _ => "The write was not made.",
        };
        return new PayoutJournalException($"{what} {rest}", error);
    }

    /// <summary>What a COMMIT that failed leaves: past locks (5, 6) and constraints (19) its last page may be on the disk, and be found there after a crash.</summary>
    internal static WriteFate OfCommit(Exception error) => error is SqliteException { SqliteErrorCode: 5 or 6 or 19 } ? WriteFate.NotMade : WriteFate.Unknown;

    /// <summary>Whether a failure is one of locks, rights or disk, which every write would meet alike.</summary>
    internal static bool IsOfPlace(Exception error) => error is SqliteException { SqliteErrorCode: 5 or 6 or 8 or 10 or 13 or 14 };

    // Result codes: sqlite.org/rescode.html.
    private static string Cause(SqliteException error, string name) => error.SqliteErrorCode switch
    {
        5 or 6 => $"The journal '{name}' is locked by another program: end whatever holds it open, a backup or a shell.",
        8 => $"The journal '{name}' is read-only: give this process the right to write to the file and its folder.",
        10 => $"The disk failed under the journal '{name}': look at the disk and the system's log.",
        11 or 26 => $"The journal '{name}' is damaged or no journal: {WhenDamaged}",
        13 => $"The disk under the journal '{name}' is full: make room.",
        14 => $"The journal '{name}' cannot be opened: the folder must exist and this process must be able to write there.",
        _ => $"The journal '{name}' failed (SQLite result {error.SqliteExtendedErrorCode}).",
    };
}
