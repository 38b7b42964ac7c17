using System.CommandLine;
using Payouts.Chaos.Campaign;

namespace Payouts.Chaos.Commands;

/// <summary><c>faults</c>.</summary>
internal static class FaultsCommand
{
    public static Command Create()
    {
        Option<int> seeds = new("--seeds") { Description = "How many seeds.", DefaultValueFactory = static _ => 500 };
        Option<int> from = new("--from") { Description = "The first seed.", DefaultValueFactory = static _ => Random.Shared.Next(1, 1_000_000_000) };
        Option<int> lanes = new("--lanes") { Description = "How many side by side.", DefaultValueFactory = static _ => Environment.ProcessorCount * 2 };
        Command command = new("faults", "Random requests, callers, faults, webhooks, restarts and time, drawn by seeds; then the provider's ledger is held against what was said.") { seeds, from, lanes };
        command.SetAction((parsed, cancellationToken) => new FaultCampaign(parsed.GetValue(seeds), parsed.GetValue(from), parsed.GetValue(lanes)).RunAsync(cancellationToken));
        return command;
    }
}
