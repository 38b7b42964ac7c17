using System.CommandLine;
using System.Globalization;
using Payouts.Chaos.Campaign;
using Payouts.Chaos.Mistakes;

namespace Payouts.Chaos.Commands;

/// <summary><c>sabotage</c>.</summary>
internal static class SabotageCommand
{
    public static Command Create()
    {
        Option<int> seeds = new("--seeds") { Description = "How many seeds of the campaign a mistake of an adapter is given to be noticed.", DefaultValueFactory = static _ => 200 };
        Option<int> from = new("--from") { Description = "The first seed.", DefaultValueFactory = static _ => 1 };
        Option<string?> only = new("--only") { Description = "Only mistakes in the library's source with this text in their name." };
        Command command = new("sabotage", "Makes deliberate mistakes, in the library's own source and in an adapter, each of which has to be noticed.") { seeds, from, only };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var mistakes = new MistakesRun(parsed.GetValue(only));
            int all = mistakes.Count, caught = await mistakes.RunAsync(cancellationToken);
            if (parsed.GetValue(only) is null)
            {
                var campaign = new SabotageCampaign(parsed.GetValue(seeds), parsed.GetValue(from), Environment.ProcessorCount * 2);
                all += SabotageCampaign.All.Length;
                caught += await campaign.RunAsync(cancellationToken);
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"sabotage: caught={caught}/{all}"));
            return caught == all && all > 0 ? 0 : 1;
        });
        return command;
    }
}
