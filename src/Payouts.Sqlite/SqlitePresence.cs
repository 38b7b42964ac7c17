namespace Payouts.Sqlite;

/// <summary>Watches that the journal's files are still those that were opened: what is written into a deleted file is gone with the process.</summary>
internal sealed class SqlitePresence
{
    private static readonly string[] Parts = ["", "-wal", "-shm"];

    private readonly string _file;
    private readonly FileIdentity?[] _opened;
    private volatile bool _isLost;

    /// <summary>Remembers the files of a journal that is open.</summary>
    internal SqlitePresence(string file)
    {
        _file = file;
        _opened = [.. Parts.Select(part => FileIdentity.Of($"{file}{part}"))];
    }

    /// <summary>Asks before anything is read or written.</summary>
    /// <exception cref="PayoutJournalException">One of them was deleted or replaced; stays so until the journal is opened anew.</exception>
    internal void Check()
    {
        for (int index = 0; index < Parts.Length && !_isLost; index++) _isLost = _opened[index] is { } opened && FileIdentity.Of($"{_file}{Parts[index]}") != opened;
        if (!_isLost) return;
        throw new PayoutJournalException(
            $"The journal '{Path.GetFileName(_file)}', its -wal or its -shm was deleted or replaced while it was open: end every process that has it open, put the files back or restore a backup, "
            + "look at every payout since then at its provider, and start again. Nothing was written.");
    }
}
