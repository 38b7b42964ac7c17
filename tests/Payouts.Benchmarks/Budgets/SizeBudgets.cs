using System.Globalization;
using System.Runtime.CompilerServices;
using Payouts.Benchmarks.Peers;
using Payouts.Benchmarks.Processes;
using Payouts.Benchmarks.Transport;

namespace Payouts.Benchmarks.Budgets;

/// <summary>What the library adds to a trimmed program: two programs that make the same payout are published, and their managed files compared.</summary>
internal sealed class SizeBudgets : IBudgetSource
{
    private const double Megabyte = 1_000_000;
    private const int MostShown = 12;

    private static readonly TimeSpan StillThere = TimeSpan.FromSeconds(30);

    public string Name => "size";

    public async IAsyncEnumerable<Budget> MeasureAsync(TextWriter tell, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("payouts-size-");
        await using LoopbackServer provider = await LoopbackServer.StartAsync(Samples.AnswerBytes, Samples.IdAt, Samples.IdLength);
        try
        {
            Dictionary<string, long> raw = await PublishAsync("RawApp", folder.FullName, provider, tell, cancellationToken);
            Dictionary<string, long> library = await PublishAsync("PayoutsApp", folder.FullName, provider, tell, cancellationToken);
            Write(tell, raw, library);
            yield return new Budget("trimmed program, over the same with raw HttpClient", (library.Values.Sum() - raw.Values.Sum()) / Megabyte, 0.7, "MB more");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // The programs' own names differ, and each is a program's own code: they are compared under one name.
    private static async Task<Dictionary<string, long>> PublishAsync(string app, string folder, LoopbackServer provider, TextWriter tell, CancellationToken cancellationToken)
    {
        string to = Path.Combine(folder, app);
        string project = Path.Combine(Root(), "tests", "Payouts.Benchmarks", "Apps", app);
        await tell.WriteLineAsync($"Publishing {app} …");
        Task<ChildResult> publish = Child.RunSdkAsync(
            ["publish", project, "-c", "Release", "-r", "linux-x64", "--self-contained", "-o", to, "-p:RestoreLockedMode=false", "-p:NuGetLockFilePath=obj/publish.lock.json", "-p:RunAnalyzers=false"],
            cancellationToken);
        while (await Task.WhenAny(publish, Task.Delay(StillThere, cancellationToken)) != publish) await tell.WriteLineAsync("… not done yet");
        double took = (await publish).Took.TotalSeconds;

        // What was trimmed too far is small as well: the program has to make the payout.
        ChildResult run = await Child.RunAsync(Path.Combine(to, app), [provider.Address.AbsoluteUri], cancellationToken);
        await tell.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"… after {took:F0} s; it ran and said: {run.Output.Trim()}"));
        return new DirectoryInfo(to).EnumerateFiles("*.dll").ToDictionary(file => file.Name == $"{app}.dll" ? "(the program)" : file.Name, static file => file.Length, StringComparer.Ordinal);
    }

    private static void Write(TextWriter tell, Dictionary<string, long> raw, Dictionary<string, long> library)
    {
        tell.WriteLine();
        tell.WriteLine("| managed file | raw | Payouts | more |");
        tell.WriteLine("|---|---:|---:|---:|");
        var files = raw.Keys.Union(library.Keys, StringComparer.Ordinal).Select(name => (Name: name, Raw: raw.GetValueOrDefault(name), Library: library.GetValueOrDefault(name)));
        foreach ((string name, long without, long with) in files.OrderByDescending(static file => Math.Abs(file.Library - file.Raw)).Take(MostShown)) Line(name, without, with);
        Line("all", raw.Values.Sum(), library.Values.Sum());

        void Line(string name, long without, long with) =>
            tell.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {without:N0} B | {with:N0} B | {with - without:N0} B |"));
    }

    private static string Root()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Payouts.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("The programs to publish are in the repository, and this program is not run from there.");
    }
}
