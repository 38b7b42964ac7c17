using Microsoft.Data.Sqlite;

namespace Payouts.Sqlite;

/// <summary>Says what a failure of SQLite means for the journal, and what to do.</summary>
internal static class SqliteFaults
{
    // Result codes: sqlite.org/rescode.html.
    internal static Exception Explain(Exception error, string file)
    {
        if (error is not SqliteException sqlite) return error;
        string name = Path.GetFileName(file);
        string what = sqlite.SqliteErrorCode switch
        {
            5 or 6 => $"The journal '{name}' is locked by another program: end whatever holds it open, a backup or a shell.",
            8 => $"The journal '{name}' is read-only: give this process the right to write to the file and its folder.",
            10 => $"The disk failed under the journal '{name}': look at the disk and the system's log.",
            11 or 26 => $"The journal '{name}' is damaged or no journal: stop, keep a copy of the file, its -wal and its -shm, and restore a backup; look at every payout since then at its provider.",
            13 => $"The disk under the journal '{name}' is full: make room.",
            14 => $"The journal '{name}' cannot be opened: the folder must exist and this process must be able to write there.",
            _ => $"The journal '{name}' failed (SQLite result {sqlite.SqliteExtendedErrorCode}).",
        };
        return new PayoutJournalException($"{what} The write was not made.", error);
    }
}
