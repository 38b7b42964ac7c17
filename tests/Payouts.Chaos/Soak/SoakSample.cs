using System.Globalization;

namespace Payouts.Chaos.Soak;

/// <summary>What a process held at one moment.</summary>
/// <param name="Payouts">How many payouts it had made.</param>
/// <param name="Heap">Bytes of the managed heap after a collection.</param>
/// <param name="WorkingSet">Bytes of memory, as the system counts them.</param>
/// <param name="Handles">Open file descriptors, but for those of assemblies, which are loaded as their code is first used.</param>
/// <param name="Connections">Those of them that are sockets.</param>
/// <param name="Threads">Threads.</param>
/// <param name="Open">Payouts that are not final.</param>
/// <param name="Journal">Bytes of the journal where it is stored.</param>
internal sealed record SoakSample(long Payouts, long Heap, long WorkingSet, long Handles, long Connections, long Threads, long Open, long Journal = 0)
{
    private const string Self = "/proc/self";

    /// <summary>This process, now.</summary>
    public static SoakSample Take(long payouts, long open)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect();
        string[] handles = [.. Directory.GetFileSystemEntries($"{Self}/fd").Select(static handle => new FileInfo(handle).LinkTarget ?? "").Where(static target => !target.EndsWith(".dll", StringComparison.Ordinal))];
        return new SoakSample(
            payouts,
            GC.GetTotalMemory(forceFullCollection: false),
            Environment.WorkingSet,
            handles.Length,
            handles.Count(static target => target.StartsWith("socket:", StringComparison.Ordinal)),
            Directory.GetDirectories($"{Self}/task").Length,
            open);
    }

    public string ToLine() => string.Create(CultureInfo.InvariantCulture, $"{Payouts} {Heap} {WorkingSet} {Handles} {Connections} {Threads} {Open}");

    public static SoakSample Read(string line)
    {
        long[] words = [.. line.Split(' ').Select(static word => long.Parse(word, CultureInfo.InvariantCulture))];
        return new SoakSample(words[0], words[1], words[2], words[3], words[4], words[5], words[6]);
    }
}
