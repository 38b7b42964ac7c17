using System.Diagnostics;

namespace Payouts.Benchmarks.Processes;

/// <summary>Runs a program to its end.</summary>
internal static class Child
{
    /// <summary>Runs this program again, in a process of its own.</summary>
    public static Task<ChildResult> RunSelfAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        string self = typeof(Child).Assembly.Location;
        return IsHost(Environment.ProcessPath) ? RunAsync(Environment.ProcessPath!, [self, .. arguments], cancellationToken) : RunAsync(Environment.ProcessPath!, arguments, cancellationToken);
    }

    /// <summary>Runs the SDK's command line.</summary>
    public static Task<ChildResult> RunSdkAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        RunAsync(IsHost(Environment.ProcessPath) ? Environment.ProcessPath! : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments, cancellationToken);

    /// <summary>Runs a program; ends it when cancelled.</summary>
    /// <exception cref="InvalidOperationException">It ended with another code than 0.</exception>
    public static async Task<ChildResult> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };

        // No build server may outlive the run.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_NOLOGO"] = "1";
        long began = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken), errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            TimeSpan took = Stopwatch.GetElapsedTime(began);
            if (process.ExitCode == 0) return new ChildResult(await output, took);
            throw new InvalidOperationException($"{Path.GetFileName(program)} {string.Join(' ', arguments)} ended with {process.ExitCode}: {Last(await output)} {Last(await errors)}");
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static bool IsHost(string? program) => string.Equals(Path.GetFileNameWithoutExtension(program), "dotnet", StringComparison.OrdinalIgnoreCase);

    private static string Last(string text) => text.Trim().Split('\n')[^1];
}
