namespace Payouts.Sqlite;

/// <summary>A file system in its place.</summary>
/// <param name="Root">The folder, or the drive, under which it is found.</param>
/// <param name="IsNetwork">Whether the operating system says that it is another machine's.</param>
/// <param name="Format">Its kind, such as <c>ext4</c>; <c>null</c> where that cannot be told.</param>
internal sealed record SqliteMount(string Root, bool IsNetwork, string? Format)
{
    /// <summary>Those of this machine, the later ones over the earlier.</summary>
    internal static IEnumerable<SqliteMount> All => DriveInfo.GetDrives().Select(static drive => new SqliteMount(drive.RootDirectory.FullName, drive.DriveType == DriveType.Network, FormatOf(drive)));

    private static string? FormatOf(DriveInfo drive)
    {
        try
        {
            return drive.DriveFormat;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
