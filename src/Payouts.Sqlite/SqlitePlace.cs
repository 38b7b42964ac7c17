namespace Payouts.Sqlite;

/// <summary>Looks where a journal's file lies before it is opened.</summary>
internal static class SqlitePlace
{
    // File systems of other machines: their locks and their flushes do not keep what SQLite needs (sqlite.org/wal.html, sqlite.org/howtocorrupt.html).
    private static readonly string[] Remote =
        ["nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "9p", "ceph", "fuse.ceph", "fuse.sshfs", "fuse.s3fs", "fuse.gcsfuse", "fuse.rclone", "fuse.glusterfs", "glusterfs", "lustre", "gpfs", "beegfs", "ncpfs", "coda", "davfs", "fuse.davfs2", "webdav", "afpfs"];

    /// <summary>The full path.</summary>
    /// <exception cref="PayoutJournalException">The folder does not exist, or lies on a file system of another machine.</exception>
    internal static string Check(string path)
    {
        string full = Path.GetFullPath(path);
        string folder = Path.GetDirectoryName(full)!;
        if (!Directory.Exists(folder)) throw new PayoutJournalException($"The folder of the journal '{Path.GetFileName(full)}' does not exist: make it, on a disk of this machine.");
        if (FileSystemOf(folder) is { } format && IsRemote(format))
        {
            throw new PayoutJournalException(
                $"The journal '{Path.GetFileName(full)}' would lie on a network file system ({format}), where SQLite cannot keep its promises: use a disk of this machine, or a journal in PostgreSQL.");
        }

        return full;
    }

    internal static bool IsRemote(string format) => Remote.Contains(format, StringComparer.OrdinalIgnoreCase);

    private static string? FileSystemOf(string folder)
    {
        string real = RealPath(folder);
        DriveInfo? drive = DriveInfo.GetDrives()
            .Where(drive => IsBelow(real, drive.RootDirectory.FullName))
            .MaxBy(static drive => drive.RootDirectory.FullName.Length);
        if (drive is null) return null;
        if (drive.DriveType == DriveType.Network) return OperatingSystem.IsWindows() ? "smb" : drive.DriveFormat;
        try
        {
            return drive.DriveFormat;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string RealPath(string folder)
    {
        string path = "";
        foreach (string part in folder.Split(Path.DirectorySeparatorChar))
        {
            path = path.Length == 0 ? $"{part}{Path.DirectorySeparatorChar}" : Path.Combine(path, part);
            if (new DirectoryInfo(path) is { LinkTarget: not null } link && link.ResolveLinkTarget(returnFinalTarget: true) is { } target) path = target.FullName;
        }

        return path;
    }

    private static bool IsBelow(string folder, string root) =>
        folder.StartsWith(root, StringComparison.Ordinal)
        && (folder.Length == root.Length || root.EndsWith(Path.DirectorySeparatorChar) || folder[root.Length] == Path.DirectorySeparatorChar);
}
