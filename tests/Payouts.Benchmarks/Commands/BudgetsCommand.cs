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
        new DurableBudgets(),
        new BatchBudgets(),
        new HistoryBudgets(),
    ];

    public static Command Create()
    {
        var only = new Option<string?>("--only") { Description = $"One group: {string.Join(", ", Sources.Select(static source => source.Name))}." };
        var command = new Command("budgets", "Measures what is promised, and prints a line for each: name, measured, budget, ok or over.") { only };
        command.SetAction((parsed, token) => RunAsync(parsed.GetValue(only), token));
        return command;
    }

    private static async Task<int> RunAsync(string? only, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        int met = 0;
        foreach (IBudgetSource source in Sources.Where(source => only is null || string.Equals(only, source.Name, StringComparison.Ordinal)))
        {
            await foreach (Budget budget in source.MeasureAsync(Console.Out, cancellationToken))
            {
                if (budget.IsMet) met++;
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"{budget.Name,-60} {budget.Measured,10:0.###} {(budget.IsFloor ? "≥" : "≤")} {budget.Limit:0.##} {budget.Unit,-22} {(budget.IsMet ? "ok" : "over")}"));
                Console.WriteLine(lines[^1]);
            }
        }

        Console.WriteLine();
        foreach (string line in lines) Console.WriteLine(line);
        Console.WriteLine($"budgets: ok={met}/{lines.Count}");
        return met == lines.Count ? 0 : 1;
    }
}
