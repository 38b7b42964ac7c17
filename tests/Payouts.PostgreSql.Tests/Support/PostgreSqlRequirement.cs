namespace Payouts.PostgreSql.Tests.Support;

/// <summary>What the tests need beside the .NET SDK, and where it is on this machine.</summary>
internal static class PostgreSqlRequirement
{
    /// <summary>The folder of initdb, pg_ctl and the others, or <c>null</c>.</summary>
    internal static string? Folder { get; } = FindFolder();

    /// <summary>One sentence on what is missing and how to get it, or <c>null</c>.</summary>
    internal static string? Missing =>
        Folder is null ? "A PostgreSQL server (version 14 or later) must be installed: Debian and Ubuntu: apt-get install postgresql; or put the folder of initdb and pg_ctl on PATH."
        : IsRoot && RunUser is null ? "PostgreSQL does not run as root, and there is no user 'postgres' and runuser to run it: run the tests as another user."
        : null;

    /// <summary>Why tests are skipped, or <c>null</c>: where everything is required, they run and fail with the sentence.</summary>
    internal static string? Skip => Environment.GetEnvironmentVariable("PAYOUTS_REQUIRE_ALL") == "1" ? null : Missing;

    /// <summary>Whether this process must hand the server to another user.</summary>
    internal static bool IsRoot => !OperatingSystem.IsWindows() && string.Equals(Environment.UserName, "root", StringComparison.Ordinal);

    /// <summary>The program that starts others as the user 'postgres', or <c>null</c>.</summary>
    internal static string? RunUser { get; } =
        new[] { "/usr/sbin/runuser", "/sbin/runuser" }.FirstOrDefault(path => File.Exists(path) && File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)));

    private static string? FindFolder()
    {
        IEnumerable<string> folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, Name("initdb"))).Where(File.Exists)
            .Select(file => Path.GetDirectoryName(new FileInfo(file).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? file)!);
        const string debian = "/usr/lib/postgresql";
        if (Directory.Exists(debian)) folders = folders.Concat(Directory.GetDirectories(debian).OrderByDescending(Version).Select(folder => Path.Combine(folder, "bin")));
        return folders.FirstOrDefault(folder => new[] { "initdb", "pg_ctl", "postgres", "pg_basebackup" }.All(tool => File.Exists(Path.Combine(folder, Name(tool)))));
    }

    private static string Name(string tool) => OperatingSystem.IsWindows() ? $"{tool}.exe" : tool;

    private static int Version(string folder) => int.TryParse(Path.GetFileName(folder), out int version) ? version : 0;
}
