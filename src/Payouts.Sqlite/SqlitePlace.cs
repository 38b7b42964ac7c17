namespace Payouts.Sqlite;

/// <summary>Looks where a journal's file lies before it is opened.</summary>
internal static class SqlitePlace
{
    private const int MostLinks = 40;

    // File systems of other machines, of clusters and of programs: their locks, their flushes or their shared memory do not keep what SQLite needs (sqlite.org/wal.html, sqlite.org/howtocorrupt.html).
    private static readonly string[] Remote =
    [
        "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "afpfs", "9p", "v9fs", "virtiofs", "ceph", "glusterfs", "lustre", "gpfs", "beegfs", "panfs", "orangefs", "pvfs2", "ncp", "ncpfs",
        "coda", "davfs", "webdav", "gfs", "gfs2", "ocfs2", "acfs", "vmhgfs", "vboxsf", "prl_fs", "fakeowner", "drvfs", "fuse", "macfuse", "osxfuse",
    ];

    /// <summary>The full path of the file itself, whatever links lead to it.</summary>
    /// <exception cref="PayoutJournalException">The folder does not exist, or the file would lie where SQLite cannot keep its promises.</exception>
    internal static string Check(string path, bool allowRemote)
    {
        string real = Resolve(Path.GetFullPath(path));
        string name = Path.GetFileName(real);
        if (!Directory.Exists(Path.GetDirectoryName(real))) throw new PayoutJournalException($"The folder of the journal '{name}' does not exist: make it, on a disk of this machine.");
        if (!allowRemote && FindRemote(real, SqliteMount.All, OperatingSystem.IsWindows()) is { } format)
        {
            throw new PayoutJournalException(
                $"The journal '{name}' would lie on a file system of another machine or of a program ({format}), where SQLite cannot keep its promises: use a disk of this machine, or a journal in PostgreSQL. "
                + $"Where you vouch for that file system's locks and flushes yourself: {nameof(SqliteJournalOptions)}.{nameof(SqliteJournalOptions.AllowRemoteFileSystem)}.");
        }

        if (!OperatingSystem.IsWindows() && SqliteMount.All.Any(mount => string.Equals(mount.Root, real, StringComparison.Ordinal)))
            throw new PayoutJournalException($"The journal '{name}' is mounted by itself, so that its log would lie elsewhere: mount its folder.");
        return real;
    }

    /// <summary>Refuses a file that has a second name: whoever uses that has another log and another lock.</summary>
    /// <exception cref="PayoutJournalException">There is a hard link to it.</exception>
    internal static void CheckNames(string file)
    {
        if (FileIdentity.CountNames(file) <= 1) return;
        throw new PayoutJournalException(
            $"The journal '{Path.GetFileName(file)}' has a second name, a hard link, under which another process would use another log: delete the link, or copy the file with the backup of SQLite instead. The journal is not open.");
    }

    /// <summary>The kind of a file system that is not this machine's own; <c>null</c> for one that is.</summary>
    internal static string? FindRemote(string path, IEnumerable<SqliteMount> mounts, bool isWindows)
    {
        if (isWindows && IsShare(path)) return "network share";
        StringComparison comparison = isWindows ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        SqliteMount? mount = mounts.Where(mount => IsBelow(path, mount.Root, comparison)).OrderBy(static mount => mount.Root.Length).LastOrDefault();
        return mount is null ? null
            : mount.IsNetwork ? mount.Format ?? "network"
            : mount.Format is { } format && IsRemote(format) ? format
            : null;
    }

    // A disk that a program reads (fuseblk) is still a disk of this machine.
    internal static bool IsRemote(string format) => Remote.Contains(format, StringComparer.OrdinalIgnoreCase) || format.StartsWith("fuse.", StringComparison.OrdinalIgnoreCase);

    // \\server\share and \\?\UNC\server\share, but neither \\?\C:\ nor \\.\C:\.
    private static bool IsShare(string path) =>
        path.StartsWith(@"\\", StringComparison.Ordinal)
        && (path.StartsWith(@"\\?\UNC\", StringComparison.OrdinalIgnoreCase) || path.Length < 4 || path[2] is not ('?' or '.') || path[3] != '\\');

    // Every link on the way, the file's own too: SQLite follows that one, and names the log and its memory after where it leads.
    private static string Resolve(string path)
    {
        string root = Path.GetPathRoot(path)!;
        string real = root;
        var rest = new Stack<string>(Parts(path[root.Length..]).Reverse());
        for (int links = 0; rest.TryPop(out string? part);)
        {
            if (part is "..")
            {
                real = Path.GetDirectoryName(real) ?? root;
                continue;
            }

            string next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks) throw new PayoutJournalException($"The path of the journal '{Path.GetFileName(path)}' leads in a circle: look at its links.");
            if (Path.IsPathRooted(target)) real = root = Path.GetPathRoot(target)!;
            foreach (string each in Parts(target[(Path.IsPathRooted(target) ? root.Length : 0)..]).Reverse()) rest.Push(each);
        }

        return real;
    }

    private static IEnumerable<string> Parts(string path) =>
        path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries).Where(static part => part is not ".");

    private static bool IsBelow(string path, string root, StringComparison comparison) =>
        path.StartsWith(root, comparison)
        && (path.Length == root.Length || root[^1] is '/' or '\\' || path[root.Length] is '/' or '\\');
}
