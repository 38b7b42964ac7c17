using System.Globalization;

namespace Payouts.Benchmarks.Measuring;

/// <summary>Writes what was measured as a table that reads well in a terminal and in Markdown.</summary>
internal static class MeasuredTable
{
    public static void Write(TextWriter to, IReadOnlyList<Measured> measured)
    {
        double raw = measured[0].Bytes;
        to.WriteLine("| what | time | × first | allocated | × first |");
        to.WriteLine("|---|---:|---:|---:|---:|");
        foreach (Measured each in measured)
        {
            string bytes = raw > 0 ? (each.Bytes / raw).ToString("F2", CultureInfo.InvariantCulture) : "–";
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {each.Name} | {each.Nanoseconds / 1000:F2} µs | {each.Ratio:F2} | {each.Bytes:N0} B | {bytes} |"));
        }
    }
}
