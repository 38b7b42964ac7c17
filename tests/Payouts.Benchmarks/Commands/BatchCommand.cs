using System.CommandLine;
using Payouts.Benchmarks.Durable;

namespace Payouts.Benchmarks.Commands;

/// <summary>Pays a long list and tells how fast, and how much memory it took.</summary>
internal static class BatchCommand
{
    public static Command Create()
    {
        var payouts = new Option<int>("--payouts") { Description = "How many.", DefaultValueFactory = static _ => 100_000 };
        var command = new Command("batch", "Pays a list through the client on SQLite, 256 at once, the provider answered in memory.") { payouts };
        command.SetAction(async (parsed, _) => Console.WriteLine(await BatchRun.RunAsync(parsed.GetValue(payouts))));
        return command;
    }
}
