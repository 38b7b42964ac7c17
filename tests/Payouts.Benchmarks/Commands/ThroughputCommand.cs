using System.CommandLine;
using Payouts.Benchmarks.Durable;

namespace Payouts.Benchmarks.Commands;

/// <summary>Measures how many payouts a second a journal takes in, with one caller and with many.</summary>
internal static class ThroughputCommand
{
    private static readonly int[] Callers = [1, 16, 256];

    public static Command Create()
    {
        var journal = new Option<string>("--journal") { Description = $"{SqlitePlace.Kind} or {PostgreSqlPlace.Kind}.", Required = true };
        var seconds = new Option<int>("--seconds") { Description = "How long each is measured, in three turns.", DefaultValueFactory = static _ => 3 };
        var callers = new Option<int[]>("--callers") { Description = "How many ask at once.", DefaultValueFactory = static _ => Callers, AllowMultipleArgumentsPerToken = true };
        var command = new Command("throughput", "Measures durable creates a second, the provider answered in memory, beside what the journal's engine does with single rows.") { journal, seconds, callers };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(journal)!, parsed.GetValue(seconds), parsed.GetValue(callers)!));
        return command;
    }

    private static async Task<int> RunAsync(string journal, int seconds, int[] callers)
    {
        await using DurablePlace place = await DurablePlace.OpenAsync(journal);
        Console.WriteLine(ThroughputRun.Header(place));
        await foreach (Throughput measured in ThroughputRun.MeasureAsync(place, callers, TimeSpan.FromSeconds(seconds))) Console.WriteLine(ThroughputRun.Line(measured));
        return 0;
    }
}
