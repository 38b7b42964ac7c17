namespace Payouts.Benchmarks.Durable;

/// <summary>A folder for one run, on the disk that the repository lies on.</summary>
internal sealed class BenchmarkFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateDirectory(System.IO.Path.Combine(Root(), "artifacts", "benchmarks", $"{Environment.ProcessId}-{Guid.NewGuid():N}"));

    public string Path => _folder.FullName;

    /// <summary>The mount and the file system of a folder.</summary>
    public static string DiskOf(string folder)
    {
        DriveInfo drive = DriveInfo.GetDrives().Where(drive => folder.StartsWith(drive.Name, StringComparison.Ordinal)).MaxBy(static drive => drive.Name.Length)!;
        return $"{drive.DriveFormat} at {drive.Name}";
    }

    public void Dispose() => _folder.Delete(recursive: true);

    // The folder of the solution, from wherever it is run; otherwise where it is run.
    private static string Root()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Payouts.sln"))) return folder.FullName;
        }

        return Environment.CurrentDirectory;
    }
}
