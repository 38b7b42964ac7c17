using Quickstart;
using Spectre.Console;

// The main job of Payouts from end to end: create, call again, follow to the end, and see one request refused.
QuickstartArguments? arguments = QuickstartArguments.Parse(args);
if (arguments is null) return QuickstartArguments.PrintUsage();

if (Console.IsOutputRedirected)
{
    AnsiConsole.Console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Interactive = InteractionSupport.No });
    AnsiConsole.Profile.Width = 140;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

try
{
    return arguments.LiveProvider is { } provider
        ? await QuickstartRun.OnSandboxAsync(provider, stop.Token)
        : await QuickstartRun.OnSimulatorAsync(arguments, stop.Token);
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    Console.WriteLine("Stopped. Whatever had begun to leave is in the journal: the same references are safe to call again.");
    return 130;
}
