namespace Payouts.Sqlite;

/// <summary>Settings of a journal in a SQLite file.</summary>
public sealed class SqliteJournalOptions
{
    /// <summary>The file; made at the first use. Its folder must exist, on a disk of this machine. Links are followed.</summary>
    public string Path { get; set; } = "";

    /// <summary>How long a write waits for other processes that write to the same file; 100 milliseconds to 5 minutes.</summary>
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How much each process writes to the write-ahead log before it is folded into the file and begun anew; 64 KiB to 1 GiB. It grows past that while a read of a long time needs it.</summary>
    public long CheckpointBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>How many writes may share one commit; 1 to 4096.</summary>
    public int MaxBatch { get; set; } = 256;

    /// <summary>Accepts a file system of another machine, of a cluster or of a program (NFS, SMB, FUSE and others), for whose locks, flushes and shared memory you vouch; SQLite's own advice is never to.</summary>
    public bool AllowRemoteFileSystem { get; set; }

    /// <summary>The file's name only.</summary>
    public override string ToString() => $"SQLite journal {System.IO.Path.GetFileName(Path)}";
}
