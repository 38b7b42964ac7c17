using System.CommandLine;
using Payouts.Chaos.Webhooks;
using Payouts.Simulator;

namespace Payouts.Chaos.Commands;

/// <summary><c>webhooks</c>.</summary>
internal static class WebhooksCommand
{
    public static Command Create()
    {
        Option<string> journal = JournalOption.Create();
        Option<int> deliveries = new("--deliveries") { Description = "How many deliveries.", DefaultValueFactory = static _ => 5_000 };
        Option<int> connections = new("--connections") { Description = "Over how many connections at once.", DefaultValueFactory = static _ => 64 };
        Command command = new("webhooks", "Sends many webhooks at once, and counts how many were acknowledged and looked into.") { journal, deliveries, connections };
        command.SetAction((parsed, cancellationToken) => JournalOption.RunAsync(parsed.GetValue(journal)!, async places =>
        {
            await using PayoutSimulator simulator = await PayoutSimulator.StartAsync(new PayoutSimulatorOptions { ProcessingAfter = TimeSpan.Zero, CompletedAfter = TimeSpan.Zero }, cancellationToken);
            return await new WebhookLoad(places, simulator, parsed.GetValue(deliveries), parsed.GetValue(connections)).RunAsync(cancellationToken);
        }));
        return command;
    }
}
