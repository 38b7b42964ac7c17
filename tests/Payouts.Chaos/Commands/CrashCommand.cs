using System.CommandLine;
using Payouts.Chaos.Crash;
using Payouts.Simulator;

namespace Payouts.Chaos.Commands;

/// <summary><c>crash</c>.</summary>
internal static class CrashCommand
{
    // Enough for every payout of a long run.
    private const long Balance = 1_000_000_000_000;

    public static Command Create()
    {
        Option<string> journal = JournalOption.Create();
        Option<int> workers = new("--workers") { Description = "How many processes at a time.", DefaultValueFactory = static _ => 4 };
        Option<int> kills = new("--kills") { Description = "How many of them are killed, one after the other.", DefaultValueFactory = static _ => 50 };
        Option<int> seed = new("--seed") { Description = "Repeats the choices of an earlier run.", DefaultValueFactory = static _ => Random.Shared.Next(1, 1_000_000) };
        Option<int?> settle = new("--settle") { Description = "How many seconds a request may linger on its way; the adapters' own two minutes when left out." };
        foreach (Option<int> counted in new[] { workers, kills })
        {
            counted.Validators.Add(result =>
            {
                if (result.GetValueOrDefault<int>() is < 1 or > 10_000) result.AddError($"{counted.Name} is 1 to 10000.");
            });
        }

        Command command = new("crash", "Services that pay are killed at random moments, with their database and while providers fail; then the provider's ledger is held against what was said.")
        {
            journal, workers, kills, seed, settle,
        };
        command.SetAction((parsed, cancellationToken) => JournalOption.RunAsync(parsed.GetValue(journal)!, async places =>
        {
            await using PayoutSimulator simulator = await PayoutSimulator.StartAsync(new PayoutSimulatorOptions { StartingBalance = Balance }, cancellationToken);
            TimeSpan? lingering = parsed.GetValue(settle) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
            return await new CrashRun(places, simulator, parsed.GetValue(workers), parsed.GetValue(kills), parsed.GetValue(seed), lingering).RunAsync(cancellationToken);
        }));
        return command;
    }
}
