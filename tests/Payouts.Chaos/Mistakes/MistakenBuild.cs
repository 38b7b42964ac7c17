using System.Diagnostics;

namespace Payouts.Chaos.Mistakes;

/// <summary>The library built from its own source with every mistake in it, each made only where the environment names it; and this program beside it.</summary>
internal sealed class MistakenBuild : IDisposable
{
    /// <summary>The variable that names the mistake to make.</summary>
    internal const string Switch = "PAYOUTS_SABOTAGE";

    private const string Asker = """
        namespace Payouts;

        internal static class Sabotaged
        {
            private static readonly string? Name = System.Environment.GetEnvironmentVariable("PAYOUTS_SABOTAGE");
            private static readonly System.Threading.AsyncLocal<string?> Told = new();

            internal static string? Word { get => Told.Value; set => Told.Value = value; }

            internal static bool Is(string name) => string.Equals(Name, name, System.StringComparison.Ordinal);
        }
        """;

    private readonly DirectoryInfo _folder;

    private MistakenBuild(DirectoryInfo folder) => _folder = folder;

    private string Program => Path.Combine(_folder.FullName, "program");

    /// <summary>Copies, changes and builds; below the repository, whose settings it is built with.</summary>
    /// <exception cref="InvalidOperationException">The source is not here, no longer reads as a mistake expects, or does not build.</exception>
    public static async Task<MistakenBuild> MakeAsync(CancellationToken cancellationToken)
    {
        string root = FindRoot();
        DirectoryInfo folder = Directory.CreateDirectory(Path.Combine(root, "artifacts", $"sabotaged-{Environment.ProcessId}"));
        var build = new MistakenBuild(folder);
        try
        {
            string source = Path.Combine(folder.FullName, "Payouts");
            Copy(Path.Combine(root, "src", "Payouts"), source, static name => name is not ("bin" or "obj"));
            foreach (Mistake mistake in MistakeList.All)
            {
                foreach (MistakeEdit edit in mistake.Edits) Apply(mistake, edit, Path.Combine(source, edit.File));
            }

            await File.WriteAllTextAsync(Path.Combine(source, "Sabotaged.cs"), Asker, cancellationToken);
            await BuildAsync(source, Path.Combine(folder.FullName, "out"), cancellationToken);
            Copy(AppContext.BaseDirectory, build.Program, static _ => true);
            File.Copy(Path.Combine(folder.FullName, "out", "Payouts.dll"), Path.Combine(build.Program, "Payouts.dll"), overwrite: true);
            return build;
        }
        catch
        {
            build.Dispose();
            throw;
        }
    }

    /// <summary>Runs this program's scripts on that build.</summary>
    /// <returns>Its exit code and what it printed.</returns>
    public async Task<(int ExitCode, string Output)> RunAsync(string? mistake, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = Quiet("dotnet", ["exec", Path.Combine(Program, "Payouts.Chaos.dll"), .. arguments]);
        start.Environment[Switch] = mistake;
        return await RunAsync(start, cancellationToken);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task BuildAsync(string source, string to, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = Quiet(
            "dotnet",
            ["build", Path.Combine(source, "Payouts.csproj"), "-c", "Release", "-o", to, "-nologo", "-v", "quiet", "-p:Version=0.1.0", "-p:RunAnalyzers=false", "-p:RestoreLockedMode=false", "-p:NuGetLockFilePath=obj/sabotaged.lock.json", "-p:TreatWarningsAsErrors=false", "-p:NoWarn=CS1591"]);
        (int code, string output) = await RunAsync(start, cancellationToken);
        if (code != 0) throw new InvalidOperationException($"The library with its mistakes does not build: {output}");
    }

    private static ProcessStartInfo Quiet(string file, IEnumerable<string> arguments) =>
        new(file, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };

    private static async Task<(int ExitCode, string Output)> RunAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None), errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return (process.ExitCode, await output + await errors);
    }

    private static void Apply(Mistake mistake, MistakeEdit edit, string file)
    {
        string text = File.ReadAllText(file);
        int at = text.IndexOf(edit.Right, StringComparison.Ordinal);
        if (at < 0 || text.IndexOf(edit.Right, at + 1, StringComparison.Ordinal) >= 0)
            throw new InvalidOperationException($"The mistake '{mistake.Name}' no longer fits {edit.File}: what it changes stands there {(at < 0 ? "not at all" : "more than once")}. Mend MistakeList.cs.");
        File.WriteAllText(file, string.Concat(text.AsSpan(0, at), edit.Wrong, text.AsSpan(at + edit.Right.Length)));
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Payouts.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("The library's source is not here: run this from a checkout.");
    }

    private static void Copy(string from, string to, Func<string, bool> isWanted)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.GetFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (string folder in Directory.GetDirectories(from).Where(folder => isWanted(Path.GetFileName(folder)))) Copy(folder, Path.Combine(to, Path.GetFileName(folder)), isWanted);
    }
}
