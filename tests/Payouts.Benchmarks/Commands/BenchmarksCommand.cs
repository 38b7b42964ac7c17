using System.CommandLine;

namespace Payouts.Benchmarks.Commands;

/// <summary>The commands of this program.</summary>
internal static class BenchmarksCommand
{
    public static Task<int> RunAsync(string[] args) =>
        new RootCommand("Measures Payouts beside what a user would pick instead.") { BudgetsCommand.Create(), ProfileCommand.Create(), LoopCommand.Create(), MicroCommand.Create(), ThroughputCommand.Create(), BatchCommand.Create() }.Parse(args).InvokeAsync();
}
