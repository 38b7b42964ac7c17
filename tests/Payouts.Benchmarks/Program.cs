using System.CommandLine;
using Payouts.Benchmarks.Commands;

return await new RootCommand("Measures Payouts beside what a user would pick instead.")
{
    BudgetsCommand.Create(), MicroCommand.Create(), ProfileCommand.Create(), LoopCommand.Create(),
}.Parse(args).InvokeAsync();
