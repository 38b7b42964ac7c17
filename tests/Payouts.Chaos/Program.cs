using System.CommandLine;
using System.Globalization;
using Payouts.Chaos.Child;
using Payouts.Chaos.Commands;
using Payouts.Chaos.Workers;

// The first two are this program as its own child.
return args switch
{
    ["child", var dying] => await ChildCommand.RunAsync(int.Parse(dying, CultureInfo.InvariantCulture)),
    ["worker", var seed, var payouts] => await WorkerRun.RunAsync(seed, payouts),
    _ => await new RootCommand("Kills processes that pay, and looks what became of the money.") { CrashpointsCommand.Create(), WorkersCommand.Create(), QuickstartCommand.Create() }.Parse(args).InvokeAsync(),
};
