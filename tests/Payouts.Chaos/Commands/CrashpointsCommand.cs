using System.CommandLine;
using Payouts.Chaos.Crashpoints;

namespace Payouts.Chaos.Commands;

/// <summary><c>crashpoints</c>.</summary>
internal static class CrashpointsCommand
{
    public static Command Create()
    {
        Option<string> journal = JournalOption.Create();
        Option<int> together = new("--together") { Description = "How many payouts die in one process: 1 to 32.", DefaultValueFactory = static _ => 24 };
        together.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 32) result.AddError("--together is 1 to 32.");
        });
        Option<string?> only = new("--only") { Description = "Only set-ups and scenarios with this text, such as monime/answer-lost." };
        Option<int> every = new("--every") { Description = "Only every n-th point, from a place that is drawn anew each time; 1 for all.", DefaultValueFactory = static _ => 1 };
        every.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError("--every is 1 or more.");
        });
        Command command = new("crashpoints", "Kills a process at every point of a payout's way, starts another one, and looks into the provider's ledger.") { journal, together, only, every };
        command.SetAction((parsed, cancellationToken) => JournalOption.RunAsync(parsed.GetValue(journal)!, async places =>
        {
            await using var run = new CrashpointsRun(places, parsed.GetValue(together), parsed.GetValue(every));
            return await run.RunAsync(parsed.GetValue(only)).WaitAsync(cancellationToken);
        }));
        return command;
    }
}
