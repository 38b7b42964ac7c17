using System.CommandLine;
using Payouts.Benchmarks.Commands;

return await new RootCommand("Measures Payouts beside what a user would pick instead.") { BudgetsCommand.Create(), ThroughputCommand.Create(), BatchCommand.Create() }.Parse(args).InvokeAsync();
