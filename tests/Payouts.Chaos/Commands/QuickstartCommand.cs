using System.CommandLine;
using Payouts.Chaos.Restart;

namespace Payouts.Chaos.Commands;

/// <summary><c>quickstart</c>.</summary>
internal static class QuickstartCommand
{
    public static Command Create()
    {
        Command command = new("quickstart", "Stops the sample half-way, and lets it finish on the same journal.");
        command.SetAction((_, cancellationToken) => QuickstartRestart.RunAsync(cancellationToken));
        return command;
    }
}
