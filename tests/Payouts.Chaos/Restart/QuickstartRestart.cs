using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Payouts.Simulator;

namespace Payouts.Chaos.Restart;

/// <summary>Stops the sample half-way, first by Ctrl-C and then by SIGKILL, and lets it finish on the same journal.</summary>
internal static partial class QuickstartRestart
{
    private const int Interrupt = 2;
    private const int Kill = 9;

    public static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("payouts-quickstart-");
        await using PayoutSimulator simulator = await PayoutSimulator.StartAsync(cancellationToken: cancellationToken);
        try
        {
            string[] arguments = ["--journal", Path.Combine(folder.FullName, "payouts.db"), "--simulator", simulator.Address.ToString(), "--pause"];

            // Each is stopped while a payout is pending: created, and not yet followed to its end.
            await StopAsync([.. arguments, "0"], "refund-4711-moneroo", Interrupt, cancellationToken);
            await StopAsync([.. arguments, "1"], "refund-4711-monime", Kill, cancellationToken);
            (int code, string last) = await FinishAsync([.. arguments, "0"], cancellationToken);
            Console.WriteLine(last);
            int executed = simulator.Ledger.ExecutedCount;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"quickstart restart: stopped=2 executed={executed}"));
            return code == 0 && executed == 3 && last == "quickstart: payouts=3 succeeded=3 executed=3 calls=6" ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Process Start(string[] arguments)
    {
        // A shell without a terminal has the programs it starts in the background ignore Ctrl-C, and they hand that on.
        _ = SetHandler(Interrupt, handler: 0);

        // The folder holds what this program needs, and frameworks bring the rest: the sample is run as this program is.
        string here = Path.Combine(AppContext.BaseDirectory, "Payouts.Chaos");
        return Process.Start(new ProcessStartInfo(
            "dotnet", ["exec", "--runtimeconfig", $"{here}.runtimeconfig.json", "--depsfile", $"{here}.deps.json", Path.Combine(AppContext.BaseDirectory, "Quickstart.dll"), .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true })!;
    }

    private static async Task StopAsync(string[] arguments, string reference, int signal, CancellationToken cancellationToken)
    {
        using Process process = Start(arguments);
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            Console.WriteLine($"  {line.TrimEnd()}");
            if (!line.Contains($"CreateAsync call 2: {reference} ", StringComparison.Ordinal)) continue;
            if (Signal(process.Id, signal) != 0) throw new InvalidOperationException("The sample could not be stopped.");
        }

        await process.WaitForExitAsync(cancellationToken);
        int expected = signal == Interrupt ? 130 : 128 + Kill;
        if (process.ExitCode != expected) throw new InvalidOperationException($"The sample was to be stopped, and ended with {process.ExitCode}.");
        Console.WriteLine($"  stopped by signal {signal}");
    }

    private static async Task<(int Code, string Last)> FinishAsync(string[] arguments, CancellationToken cancellationToken)
    {
        using Process process = Start(arguments);
        string output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, output.TrimEnd().Split('\n')[^1]);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Signal(int process, int signal);

    [LibraryImport("libc", EntryPoint = "signal")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint SetHandler(int signal, nint handler);
}
