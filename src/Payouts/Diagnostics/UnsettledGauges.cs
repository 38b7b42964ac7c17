using System.Diagnostics.Metrics;

namespace Payouts.Diagnostics;

/// <summary>What is not settled, as last counted: reading the gauges never touches the journal.</summary>
internal sealed class UnsettledGauges
{
    // Numbers that nobody counts anew are not shown as if they were today's.
    private static readonly TimeSpan LongestShown = TimeSpan.FromMinutes(5);

    private readonly TimeProvider _time;
    private readonly Instrument[] _gauges;
    private Counted? _counted;

    internal UnsettledGauges(Meter meter, TimeProvider time)
    {
        _time = time;
        _gauges =
        [
            meter.CreateObservableGauge<long>("payouts.unsettled.payouts", () => Observe(static (line, _) => line.Count), "{payout}", "Payouts that are not final."),
            meter.CreateObservableGauge<long>("payouts.unsettled.amount", () => Observe(static (line, _) => MinorUnits(line)), "{minor_unit}", "Their amounts together, in the currency's minor unit."),
            meter.CreateObservableGauge<long>("payouts.unsettled.age", () => Observe(static (line, now) => Seconds(now - line.Oldest)), "s", "How long ago the oldest of them was journalled."),
            meter.CreateObservableGauge<long>("payouts.unsettled.for_persons", () => Observe(static (line, _) => line.ForPersons), "{payout}", "How many of them wait for a person."),
        ];
    }

    /// <summary>Whether anybody reads them.</summary>
    internal bool AreHeard => Array.Exists(_gauges, static gauge => gauge.Enabled);

    internal void Publish(UnsettledReport report) => Volatile.Write(ref _counted, new Counted(report, _time.GetTimestamp()));

    private IEnumerable<Measurement<long>> Observe(Func<UnsettledLine, DateTimeOffset, long?> value)
    {
        if (Volatile.Read(ref _counted) is not { } counted || _time.GetElapsedTime(counted.At) > LongestShown) yield break;
        DateTimeOffset now = _time.GetUtcNow();
        foreach (UnsettledLine line in counted.Report.Lines)
        {
            if (value(line, now) is not { } measured) continue;
            yield return new Measurement<long>(
                measured,
                new(TelemetryTags.Account, line.Provider),
                new(TelemetryTags.Status, line.Status.ToString()),
                new(TelemetryTags.Currency, line.Total.Currency.Code));
        }
    }

    // A currency without a minor unit has no amount here.
    private static long? MinorUnits(UnsettledLine line) => line.Total.TryGetMinorUnits(out long units) ? units : null;

    private static long Seconds(TimeSpan age) => age > TimeSpan.Zero ? (long)age.TotalSeconds : 0;

    private sealed record Counted(UnsettledReport Report, long At);
}
