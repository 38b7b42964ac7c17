using System.CommandLine;
using Payouts.Chaos.Campaign;

namespace Payouts.Chaos.Commands;

/// <summary><c>sabotage</c>.</summary>
internal static class SabotageCommand
{
    public static Command Create()
    {
        Option<int> seeds = new("--seeds") { Description = "How many seeds each mistake is given to be noticed.", DefaultValueFactory = static _ => 200 };
        Option<int> from = new("--from") { Description = "The first seed.", DefaultValueFactory = static _ => 1 };
        Command command = new("sabotage", "Runs the campaign of faults with deliberate mistakes, each of which has to be noticed.") { seeds, from };
        command.SetAction((parsed, cancellationToken) => new SabotageCampaign(parsed.GetValue(seeds), parsed.GetValue(from), Environment.ProcessorCount * 2).RunAsync(cancellationToken));
        return command;
    }
}
