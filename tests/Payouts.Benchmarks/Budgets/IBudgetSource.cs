namespace Payouts.Benchmarks.Budgets;

/// <summary>Measures some of the budgets, anew in every run.</summary>
internal interface IBudgetSource
{
    /// <summary>For <c>--only</c>.</summary>
    string Name { get; }

    /// <summary>Measures, telling of what else it measured on the way.</summary>
    IAsyncEnumerable<Budget> MeasureAsync(TextWriter tell, CancellationToken cancellationToken);
}
