using System.CommandLine;
using Payouts.Chaos.Defects;

namespace Payouts.Chaos.Commands;

/// <summary><c>defects</c>.</summary>
internal static class DefectsCommand
{
    public static Command Create()
    {
        Option<string[]> journal = new("--journal") { Description = "Which journals; all of them by default.", DefaultValueFactory = static _ => DefectJournals.Kinds };
        journal.AcceptOnlyFromAmong(DefectJournals.Kinds);
        Option<int?> only = new("--only") { Description = "The number of one script." };
        Option<string?> account = new("--account") { Description = "One set-up, such as alexpay-list." };
        Command command = new("defects", "Runs a script for each mistake that clients of payment providers are known to make.") { journal, only, account };
        command.SetAction((parsed, cancellationToken) => new DefectsRun(parsed.GetValue(journal)!, parsed.GetValue(only), parsed.GetValue(account)).RunAsync(cancellationToken));
        return command;
    }
}
