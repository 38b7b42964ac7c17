using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;

namespace Payouts.Diagnostics;

/// <summary>How long the journal's operations take, and how many fail.</summary>
internal sealed class JournalMetrics
{
    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] };

    private readonly ConcurrentDictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Histogram<double> _durations;
    private readonly Counter<long> _failures;
    private readonly TimeProvider _time;

    internal JournalMetrics(Meter meter, TimeProvider time)
    {
        _time = time;
        _durations = meter.CreateHistogram("payouts.journal.operation.duration", "s", "How long operations of the journal took.", tags: null, Seconds);
        _failures = meter.CreateCounter<long>("payouts.journal.failures", "{failure}", "Operations of the journal that failed.");
    }

    /// <summary>The timestamp to hand to <see cref="Ended"/>; <c>null</c> while nobody listens.</summary>
    internal long? Begin() => _durations.Enabled ? _time.GetTimestamp() : null;

    /// <summary>An operation ended.</summary>
    /// <param name="journal">The journal's name.</param>
    /// <param name="member">The name of its method.</param>
    /// <param name="began">What <see cref="Begin"/> gave; <c>null</c> also for a list, which its reader paces.</param>
    /// <param name="error">What it failed with; a cancellation is no failure.</param>
    internal void Ended(string journal, string member, long? began, Exception? error)
    {
        if (error is OperationCanceledException || !(_durations.Enabled || (error is not null && _failures.Enabled))) return;
        var tags = new TagList
        {
            { TelemetryTags.Journal, journal },
            { TelemetryTags.JournalOperation, _names.GetOrAdd(member, NameOf) },
        };
        if (error is not null)
        {
            tags.Add(TelemetryTags.ErrorType, ErrorTypes.Of(error is PayoutJournalException { InnerException: { } cause } ? cause : error));
            Listeners.Add(_failures, tags);
        }

        if (began is { } start) Listeners.Record(_durations, _time.GetElapsedTime(start), tags);
    }

    private static string NameOf(string member) => JsonNamingPolicy.SnakeCaseLower.ConvertName(member.EndsWith("Async", StringComparison.Ordinal) ? member[..^"Async".Length] : member);
}
