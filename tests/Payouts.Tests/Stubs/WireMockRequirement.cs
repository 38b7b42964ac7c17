namespace Payouts.Tests.Stubs;

/// <summary>What the real WireMock server needs beside the .NET SDK, and where it is on this machine.</summary>
internal static class WireMockRequirement
{
    private const string HowToInstall = "run 'npm ci' in tests/Payouts.Tests/wiremock, or set PAYOUTS_WIREMOCK to the path of a wiremock-standalone jar.";

    /// <summary>The Java runtime, or <c>null</c>.</summary>
    internal static string? Java { get; } = FindJava();

    /// <summary>WireMock's standalone jar, or <c>null</c>.</summary>
    internal static string? Jar { get; } = FindJar();

    /// <summary>One sentence on what is missing and how to get it, or <c>null</c>.</summary>
    internal static string? Missing =>
        Java is null ? "WireMock needs a Java runtime, version 11 or newer: install one (Debian and Ubuntu: default-jre-headless), or set JAVA_HOME."
        : Jar is null ? $"The WireMock package is missing: {HowToInstall}"
        : !File.Exists(Jar) ? $"PAYOUTS_WIREMOCK names a file that does not exist: {HowToInstall}"
        : null;

    /// <summary>Why tests are skipped, or <c>null</c>: where everything is required, they run and fail with the sentence.</summary>
    internal static string? Skip => Environment.GetEnvironmentVariable("PAYOUTS_REQUIRE_ALL") == "1" ? null : Missing;

    private static string? FindJava()
    {
        string name = OperatingSystem.IsWindows() ? "java.exe" : "java";
        IEnumerable<string> folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        if (Environment.GetEnvironmentVariable("JAVA_HOME") is { Length: > 0 } home) folders = folders.Prepend(Path.Combine(home, "bin"));
        return folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }

    private static string? FindJar()
    {
        if (Environment.GetEnvironmentVariable("PAYOUTS_WIREMOCK") is { Length: > 0 } jar) return Path.GetFullPath(jar);
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "Payouts.sln"))) continue;
            string package = Path.Combine(folder.FullName, "tests", "Payouts.Tests", "wiremock", "node_modules", "wiremock", "build");
            return Directory.Exists(package) ? Directory.EnumerateFiles(package, "wiremock-standalone-*.jar").FirstOrDefault() : null;
        }

        return null;
    }
}
