using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Payouts.Diagnostics;
using Payouts.Tests.Support;

namespace Payouts.Tests.Diagnostics.Support;

/// <summary>Listens to the library as an exporter does: to all spans of its source, and to the meter of one host.</summary>
internal sealed class HeardTelemetry : IDisposable
{
    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ConcurrentQueue<Measured> _measurements = new();
    private readonly ActivityListener _listener;
    private readonly MeterListener _meters = new();

    internal HeardTelemetry(PayoutsHost host)
        : this(host.Get<IMeterFactory>())
    {
    }

    internal HeardTelemetry(IMeterFactory scope)
    {
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (string.Equals(instrument.Meter.Name, PayoutsTelemetry.MeterName, StringComparison.Ordinal) && ReferenceEquals(instrument.Meter.Scope, scope)) listener.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear(instrument, value, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear(instrument, value, tags));
        _meters.Start();
        _listener = new ActivityListener
        {
            ShouldListenTo = static source => string.Equals(source.Name, PayoutsTelemetry.ActivitySourceName, StringComparison.Ordinal),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    internal IReadOnlyList<Activity> Spans => [.. _spans];

    internal IReadOnlyList<Measured> Measurements => [.. _measurements];

    internal Activity Span(string name) => Spans.Should().ContainSingle(span => span.OperationName == name).Subject;

    internal IReadOnlyList<Measured> Of(string instrument) => [.. _measurements.Where(measured => string.Equals(measured.Instrument, instrument, StringComparison.Ordinal))];

    /// <summary>Reads the gauges, as an exporter does every minute or so.</summary>
    internal IReadOnlyList<Measured> Gauge(string instrument)
    {
        int before = _measurements.Count;
        _meters.RecordObservableInstruments();
        return [.. _measurements.Skip(before).Where(measured => string.Equals(measured.Instrument, instrument, StringComparison.Ordinal))];
    }

    public void Dispose()
    {
        _listener.Dispose();
        _meters.Dispose();
    }

    private void Hear(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _measurements.Enqueue(new Measured(instrument.Name, value, tags.ToArray().ToDictionary(static tag => tag.Key, static tag => tag.Value)));
}
