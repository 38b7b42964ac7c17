using System.Globalization;

namespace Payouts.Chaos.Soak;

/// <summary>How a measure moved: its growth by the median of the slopes between all pairs of samples (Theil and Sen), which single outliers do not bend.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="First">The first value.</param>
/// <param name="Last">The last value.</param>
/// <param name="Growth">The growth from the first sample to the last.</param>
/// <param name="Tolerance">Growth up to which it is flat.</param>
internal sealed record SoakTrend(string Name, long First, long Last, double Growth, double Tolerance)
{
    public bool IsFlat => Growth <= Tolerance;

    /// <summary>Judges samples that were taken at even distances.</summary>
    public static SoakTrend Of(string name, IReadOnlyList<long> values, double tolerance)
    {
        var slopes = new List<double>();
        for (int left = 0; left < values.Count; left++)
        {
            for (int right = left + 1; right < values.Count; right++) slopes.Add((values[right] - values[left]) / (double)(right - left));
        }

        slopes.Sort();
        double slope = slopes.Count == 0 ? 0 : slopes[slopes.Count / 2];
        return new SoakTrend(name, values[0], values[^1], slope * (values.Count - 1), tolerance);
    }

    /// <summary>As the last line has it.</summary>
    public string Verdict => IsFlat ? $"{Name}=flat" : string.Create(CultureInfo.InvariantCulture, $"{Name}=grows({First}>{Last})");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}: {First} to {Last}, growth {Growth:F0}, flat up to {Tolerance:F0}");
}
