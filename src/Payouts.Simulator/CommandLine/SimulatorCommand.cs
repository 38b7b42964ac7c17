using System.Runtime.InteropServices;

namespace Payouts.Simulator;

/// <summary>What <c>dotnet run</c> does: start, say where, stay until Ctrl-C.</summary>
internal static class SimulatorCommand
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        SimulatorArguments parsed = SimulatorArguments.Parse(arguments);
        if (parsed.Help)
        {
            Console.WriteLine(SimulatorArguments.Usage);
            return 0;
        }

        if (parsed.Problem is not null)
        {
            await Console.Error.WriteLineAsync($"{parsed.Problem}{Environment.NewLine}{Environment.NewLine}{SimulatorArguments.Usage}").ConfigureAwait(false);
            return 2;
        }

        TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            PayoutSimulator simulator = await PayoutSimulator.StartAsync(parsed.Options).ConfigureAwait(false);
            await using (simulator.ConfigureAwait(false))
            {
                simulator.Play(parsed.Scenario);
                Announce(simulator);
                await stopped.Task.ConfigureAwait(false);
            }
        }
        catch (IOException problem)
        {
            await Console.Error.WriteLineAsync($"The simulator could not start: {problem.Message}").ConfigureAwait(false);
            return 1;
        }

        return 0;

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stopped.TrySetResult();
        }
    }

    private static void Announce(PayoutSimulator simulator)
    {
        Console.WriteLine("Payout simulator: no real money moves. Ctrl-C stops it.");
        foreach ((string provider, string summary) in simulator.Providers.Zip(simulator.Summaries))
            Console.WriteLine($"  {provider,-10} {simulator.AddressOf(provider)}  {summary}");
        Console.WriteLine($"  ledger     {new Uri(simulator.Address, "_simulator/ledger")}");
        Console.WriteLine($"  requests   {new Uri(simulator.Address, "_simulator/requests")}");
        Console.WriteLine($"  webhooks   {new Uri(simulator.Address, "_simulator/webhooks")}");
        Console.WriteLine($"  script     {new Uri(simulator.Address, "_simulator/script")}  {simulator.Played.Count} steps");
    }
}
