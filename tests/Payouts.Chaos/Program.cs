using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using Payouts.Chaos.Child;
using Payouts.Chaos.Commands;
using Payouts.Chaos.Workers;

using var stop = new CancellationTokenSource();
using PosixSignalRegistration interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

// The first two are this program as its own child.
return args switch
{
    ["child", var dying] => await ChildCommand.RunAsync(int.Parse(dying, CultureInfo.InvariantCulture)),
    ["worker", var seed, var payouts] => await WorkerRun.RunAsync(seed, payouts),
    _ => await new RootCommand("Kills processes that pay, and looks what became of the money.") { CrashpointsCommand.Create(), WorkersCommand.Create(), QuickstartCommand.Create(), WebhooksCommand.Create(), FaultsCommand.Create(), DefectsCommand.Create(), SabotageCommand.Create() }.Parse(args)
        .InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null }, stop.Token),
};

// However often it is told to stop: a server that was started is to be stopped too.
void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
