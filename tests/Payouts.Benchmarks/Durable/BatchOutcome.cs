using System.Globalization;

namespace Payouts.Benchmarks.Durable;

/// <summary>What a batch took.</summary>
/// <param name="Rate">Payouts a second.</param>
/// <param name="Heaps">The managed heap in MiB, collected, when a tenth, half and all of them were paid.</param>
/// <param name="Took">The time for all of them.</param>
internal sealed record BatchOutcome(double Rate, IReadOnlyList<double> Heaps, TimeSpan Took)
{
    /// <summary>From the first mark to the greatest, in MiB.</summary>
    public double HeapGrowth => Heaps.Max() - Heaps[0];

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Rate:N0} payouts/s, {Took.TotalSeconds:F1} s; heap at 10 %, 50 %, 100 %: {Heaps[0]:F1}, {Heaps[1]:F1}, {Heaps[2]:F1} MiB");
}
