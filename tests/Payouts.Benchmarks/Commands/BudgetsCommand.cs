using System.CommandLine;
using System.Globalization;
using Payouts.Benchmarks.Budgets;

namespace Payouts.Benchmarks.Commands;

/// <summary>Measures every budget in this run and prints one line each.</summary>
internal static class BudgetsCommand
{
    private static readonly IBudgetSource[] Sources =
    [
        new CreateBudgets(),
        new WebhookBudgets(),
        new DurableBudgets(),
        new BatchBudgets(),
        new ColdStartBudgets(),
        new SizeBudgets(),
        new HistoryBudgets(),
    ];

    public static Command Create()
    {
        var only = new Option<string?>("--only") { Description = "One group." };
        only.AcceptOnlyFromAmong([.. Sources.Select(static source => source.Name)]);
        var list = new Option<bool>("--list") { Description = "Names the groups and measures nothing." };
        var command = new Command("budgets", "Measures what is promised, and prints a line for each: name, measured, budget, ok or over.") { only, list };
        command.SetAction((parsed, token) => parsed.GetValue(list) ? Task.FromResult(List()) : RunAsync(parsed.GetValue(only), token));
        return command;
    }

    private static int List()
    {
        foreach (IBudgetSource source in Sources) Console.WriteLine(source.Name);
        return 0;
    }

    private static async Task<int> RunAsync(string? only, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        int met = 0;
        foreach (IBudgetSource source in Sources.Where(source => only is null || string.Equals(only, source.Name, StringComparison.Ordinal)))
        {
            try
            {
                await foreach (Budget budget in source.MeasureAsync(Console.Out, cancellationToken))
                {
                    if (budget.IsMet) met++;
                    Tell(string.Create(CultureInfo.InvariantCulture, $"{budget.Name,-60} {budget.Measured,10:0.###} {(budget.IsFloor ? "≥" : "≤")} {budget.Limit:0.##} {budget.Unit,-22} {(budget.IsMet ? "ok" : "over")}"));
                }
            }
#pragma warning disable CA1031 // What could not be measured is over its budget; the other groups are measured all the same.
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Tell($"{source.Name} … failed: {error.GetType().Name}: {error.Message}");
            }
        }

        Console.WriteLine();
        foreach (string line in lines) Console.WriteLine(line);
        Console.WriteLine($"budgets: ok={met}/{lines.Count}");
        return met == lines.Count ? 0 : 1;

        void Tell(string line)
        {
            lines.Add(line);
            Console.WriteLine(line);
        }
    }
}
