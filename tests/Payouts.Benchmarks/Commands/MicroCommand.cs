using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Payouts.Benchmarks.Micro;

namespace Payouts.Benchmarks.Commands;

/// <summary>Measures small things side by side and prints a table each, without a promise.</summary>
internal static class MicroCommand
{
    private static readonly IMicroTable[] Tables = [new CreateTable(), new AdaptersTable(), new ReadTable(), new ParseTable(), new LoopbackTable()];

    public static Command Create()
    {
        var only = new Option<string?>("--only") { Description = "One table." };
        only.AcceptOnlyFromAmong([.. Tables.Select(static table => table.Name)]);
        var bdn = new Option<bool>("--bdn") { Description = "Measures the table of creates with BenchmarkDotNet instead." };
        var command = new Command("micro", "Measures creates, reads and parsing beside what a user would pick instead.") { only, bdn };
        command.SetAction(async (parsed, _) =>
        {
            if (parsed.GetValue(bdn)) RunBenchmarkDotNet();
            else await RunAsync(parsed.GetValue(only));
            return 0;
        });
        return command;
    }

    private static async Task RunAsync(string? only)
    {
        foreach (IMicroTable table in Tables.Where(table => only is null || string.Equals(only, table.Name, StringComparison.Ordinal)))
        {
            Console.WriteLine($"## {table.Name}");
            Console.WriteLine();
            await table.WriteAsync(Console.Out);
            Console.WriteLine();
        }
    }

    // In this process: a generated project of its own would have to be restored, and would not have this program's settings.
    private static void RunBenchmarkDotNet() => BenchmarkRunner.Run<CreateBenchmarks>(
        DefaultConfig.Instance
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "payouts-benchmarks")));
}
