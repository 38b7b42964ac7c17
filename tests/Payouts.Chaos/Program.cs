using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using Payouts.Chaos.Child;
using Payouts.Chaos.Commands;
using Payouts.Chaos.Crash;
using Payouts.Chaos.Soak;

using var stop = new CancellationTokenSource();
using PosixSignalRegistration interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

// The first two are this program as its own child.
return args switch
{
    ["child", var dying] => await ChildCommand.RunAsync(int.Parse(dying, CultureInfo.InvariantCulture)),
    ["crash", var seed, var settle] when !seed.StartsWith('-') => await CrashWorker.RunAsync(seed, settle),
    ["soak", var settle] when !settle.StartsWith('-') || settle == "-" => await SoakWorker.RunAsync(settle),
    _ => await new RootCommand("Kills processes that pay, and looks what became of the money.") { CrashpointsCommand.Create(), CrashCommand.Create(), QuickstartCommand.Create(), WebhooksCommand.Create(), FaultsCommand.Create(), DefectsCommand.Create(), SabotageCommand.Create(), SoakCommand.Create() }.Parse(args)
        .InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null }, stop.Token),
};

// However often it is told to stop: a server that was started is to be stopped too.
void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
