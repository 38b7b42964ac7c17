using System.Globalization;
using System.Runtime.CompilerServices;
using Payouts.Benchmarks.Cold;
using Payouts.Benchmarks.Measuring;
using Payouts.Benchmarks.Processes;

namespace Payouts.Benchmarks.Budgets;

/// <summary>What the first create of a process costs, in many processes by turns.</summary>
internal sealed class ColdStartBudgets : IBudgetSource
{
    private const int Processes = 20;

    public string Name => "cold";

    public async IAsyncEnumerable<Budget> MeasureAsync(TextWriter tell, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // One of each first, for the files to be in the machine's cache.
        await RunAsync(ColdStart.Raw, cancellationToken);
        await RunAsync(ColdStart.Library, cancellationToken);
        var raw = new List<ColdRun>();
        var library = new List<ColdRun>();
        for (int turn = 0; turn < Processes; turn++)
        {
            raw.Add(await RunAsync(ColdStart.Raw, cancellationToken));
            library.Add(await RunAsync(ColdStart.Library, cancellationToken));
        }

        await tell.WriteLineAsync($"The first create of a process, {Processes} processes each: from an empty service collection to the answer, the provider in memory.");
        await tell.WriteLineAsync();
        await tell.WriteLineAsync("| what | to the first answer | fastest | compiling | methods compiled | whole process |");
        await tell.WriteLineAsync("|---|---:|---:|---:|---:|---:|");
        Write(tell, "raw HttpClient, JSON, DI, factory", raw);
        Write(tell, "Payouts client, in-memory journal", library);
        yield return new Budget("first create in a cold process", FirstAnswer(library) / FirstAnswer(raw), 1.6, "× raw");
    }

    private static async Task<ColdRun> RunAsync(string what, CancellationToken cancellationToken) =>
        ColdRun.Read(await Child.RunSelfAsync([ColdStart.Command, what], cancellationToken));

    private static void Write(TextWriter tell, string name, List<ColdRun> runs)
    {
        double fastest = runs.Min(static run => run.FirstAnswer), compiling = Median.Of(runs.Select(static run => run.Compiling));
        double methods = Median.Of(runs.Select(static run => run.Methods)), process = Median.Of(runs.Select(static run => run.Process));
        tell.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {FirstAnswer(runs):F1} ms | {fastest:F1} ms | {compiling:F1} ms | {methods:N0} | {process:F1} ms |"));
    }

    private static double FirstAnswer(List<ColdRun> runs) => Median.Of(runs.Select(static run => run.FirstAnswer));
}
