using System.Reflection;

namespace Payouts.Conventions;

/// <summary>The source tree, found by walking up to the solution, and the packages in it.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Every library under <c>src</c>; a new one is checked as soon as this project references it, and missed loudly before.</summary>
    public static IReadOnlyList<Assembly> Packages { get; } =
        [.. Directory.GetFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => Assembly.Load(Path.GetFileNameWithoutExtension(file)))];

    /// <summary>The C# files under a folder, as paths from the root with forward slashes.</summary>
    public static IReadOnlyList<string> Sources(string folder) =>
    [
        .. Directory.GetFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file)).ReplaceLineEndings("\n");

    /// <summary>The adapters' folders under <c>src/Payouts</c>: those with a provider of the folder's name.</summary>
    public static IReadOnlyList<string> Adapters() =>
    [
        .. Directory.GetDirectories(Path.Combine(Root, "src", "Payouts")).Select(folder => Path.GetFileName(folder))
            .Where(name => File.Exists(Path.Combine(Root, "src", "Payouts", name, $"{name}Provider.cs"))).Order(StringComparer.Ordinal),
    ];

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Payouts.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("Payouts.sln is in no folder above the tests.");
    }
}
