using System.CommandLine;
using Payouts.Chaos.Journals;
using Payouts.Chaos.Soak;
using Payouts.Simulator;

namespace Payouts.Chaos.Commands;

/// <summary><c>soak</c>.</summary>
internal static class SoakCommand
{
    // Enough for every payout of a long run.
    private const long Balance = 1_000_000_000_000;

    public static Command Create()
    {
        Option<string> journal = JournalOption.Create(JournalPlaces.Memory);
        Option<int> minutes = new("--minutes") { Description = "For how long.", DefaultValueFactory = static _ => 3 };
        minutes.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 10_000) result.AddError("--minutes is 1 to 10000.");
        });
        Command command = new("soak", "One process pays at a steady rate, and what it holds must not grow.") { journal, minutes };
        command.SetAction((parsed, cancellationToken) => JournalOption.RunAsync(parsed.GetValue(journal)!, async places =>
        {
            if (!OperatingSystem.IsLinux()) throw new NotSupportedException("What a process holds is read from /proc, which this system does not have.");
            await using PayoutSimulator simulator = await PayoutSimulator.StartAsync(new PayoutSimulatorOptions { StartingBalance = Balance }, cancellationToken);
            return await new SoakRun(places, simulator, parsed.GetValue(minutes)).RunAsync(cancellationToken);
        }));
        return command;
    }
}
