using System.Globalization;
using Payouts.Benchmarks.Processes;

namespace Payouts.Benchmarks.Cold;

/// <summary>One process.</summary>
/// <param name="FirstAnswer">Milliseconds from the start of its work to the answer of its first create.</param>
/// <param name="Methods">How many methods the runtime compiled meanwhile.</param>
/// <param name="Compiling">Milliseconds that it compiled, on all threads.</param>
/// <param name="Process">Milliseconds from the start to the end of the process, the runtime's own start included.</param>
internal sealed record ColdRun(double FirstAnswer, double Methods, double Compiling, double Process)
{
    /// <summary>Reads what <see cref="ColdStart"/> wrote.</summary>
    public static ColdRun Read(ChildResult result)
    {
        double[] figures = [.. result.Output.Split(' ').Select(static figure => double.Parse(figure, CultureInfo.InvariantCulture))];
        return new ColdRun(figures[0] / 1_000, figures[1], figures[2] / 1_000, result.Took.TotalMilliseconds);
    }
}
