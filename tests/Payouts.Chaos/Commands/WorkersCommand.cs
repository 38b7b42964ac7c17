using System.CommandLine;
using Payouts.Chaos.Workers;
using Payouts.Simulator;

namespace Payouts.Chaos.Commands;

/// <summary><c>workers</c>.</summary>
internal static class WorkersCommand
{
    public static Command Create()
    {
        Option<string> journal = JournalOption.Create();
        Option<int> workers = new("--workers") { Description = "How many processes at a time.", DefaultValueFactory = static _ => 4 };
        Option<int> payouts = new("--payouts") { Description = "How many references, which every process pays.", DefaultValueFactory = static _ => 500 };
        Option<int> seed = new("--seed") { Description = "Repeats the choices of an earlier run.", DefaultValueFactory = static _ => Random.Shared.Next(1, 1_000_000) };
        Command command = new("workers", "Lets several processes pay the same references, and kills them at random.") { journal, workers, payouts, seed };
        command.SetAction((parsed, cancellationToken) => JournalOption.RunAsync(parsed.GetValue(journal)!, async places =>
        {
            await using PayoutSimulator simulator = await PayoutSimulator.StartAsync(cancellationToken: cancellationToken);
            return await new WorkersRun(places, simulator, parsed.GetValue(workers), parsed.GetValue(payouts), parsed.GetValue(seed)).RunAsync(cancellationToken);
        }));
        return command;
    }
}
