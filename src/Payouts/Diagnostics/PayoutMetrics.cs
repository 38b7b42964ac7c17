using System.Diagnostics;
using System.Diagnostics.Metrics;
using Payouts.Journal;
using Payouts.Sending;

namespace Payouts.Diagnostics;

/// <summary>The meter and what is counted with it. Tags have few values: no reference, no id, nothing private. Nothing is built while nobody listens.</summary>
internal sealed class PayoutMetrics
{
    private static readonly InstrumentAdvice<double> OperationSeconds = new() { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 60, 120] };

    private readonly Counter<long> _operations;
    private readonly Histogram<double> _durations;
    private readonly Counter<long> _attempts;
    private readonly Counter<long> _retries;
    private readonly Counter<long> _changes;
    private readonly Counter<long> _webhooks;
    private readonly Counter<long> _events;
    private readonly Counter<long> _rounds;

    public PayoutMetrics(IMeterFactory meters, JournalTime time)
    {
        Meter meter = meters.Create(new MeterOptions(PayoutsTelemetry.MeterName) { Version = PayoutsTelemetry.Version });
        _operations = meter.CreateCounter<long>("payouts.operations", "{operation}", "Operations that ended.");
        _durations = meter.CreateHistogram("payouts.operation.duration", "s", "How long operations took.", tags: null, OperationSeconds);
        _attempts = meter.CreateCounter<long>("payouts.attempts", "{attempt}", "Attempts to hand a payout to its provider that ended.");
        _retries = meter.CreateCounter<long>("payouts.retries", "{retry}", "Calls to providers that were made again.");
        _changes = meter.CreateCounter<long>("payouts.status.changes", "{change}", "Changes of a payout's status that this process journalled.");
        _webhooks = meter.CreateCounter<long>("payouts.webhook.deliveries", "{delivery}", "Webhook deliveries that were judged.");
        _events = meter.CreateCounter<long>("payouts.events", "{event}", "Events that were told to the handlers.");
        _rounds = meter.CreateCounter<long>("payouts.background.rounds", "{round}", "Rounds of the background work.");
        Journal = new JournalMetrics(meter, time);
        Unsettled = new UnsettledGauges(meter, time);
    }

    internal JournalMetrics Journal { get; }

    internal UnsettledGauges Unsettled { get; }

    internal bool AreOperationsHeard => _operations.Enabled || _durations.Enabled;

    internal void OperationEnded(string operation, string? account, string? providerType, PayoutStatus? status, string? errorType, TimeSpan took)
    {
        if (!AreOperationsHeard) return;
        TagList tags = TagsOf(account, providerType);
        tags.Add(TelemetryTags.Operation, operation);
        if (errorType is not null) tags.Add(TelemetryTags.ErrorType, errorType);
        Listeners.Record(_durations, took, tags);
        if (status is { } known) tags.Add(TelemetryTags.Status, known.ToString());
        Listeners.Add(_operations, tags);
    }

    internal void AttemptEnded(string account, string providerType, AttemptVerdict verdict)
    {
        if (!_attempts.Enabled) return;
        TagList tags = TagsOf(account, providerType);
        tags.Add(TelemetryTags.Verdict, verdict.ToString());
        Listeners.Add(_attempts, tags);
    }

    /// <summary>A call is made again: a create within its budget, a keyed repeat that resolves, or a read.</summary>
    internal void Retried(string account, string operation)
    {
        if (!_retries.Enabled) return;
        TagList tags = TagsOf(account, providerType: null);
        tags.Add(TelemetryTags.Operation, operation);
        Listeners.Add(_retries, tags);
    }

    /// <summary>What was written, once it is durable.</summary>
    internal void Journalled(JournalWrite written)
    {
        if (!_changes.Enabled) return;
        for (int index = 0; index < written.Timeline.Count; index++)
        {
            TimelineEntry entry = written.Timeline[index];
            if (entry.From is not { } from || from == entry.To) continue;
            TagList tags = TagsOf(written.Record.Account, written.Record.Exchange.Address.ProviderType);
            tags.Add(TelemetryTags.From, from.ToString());
            tags.Add(TelemetryTags.To, entry.To.ToString());
            Listeners.Add(_changes, tags);
        }
    }

    /// <summary>A webhook delivery was judged.</summary>
    /// <param name="account">The account it came to; <c>null</c> where it belongs to none.</param>
    /// <param name="providerType">The account's adapter.</param>
    /// <param name="verdict">One of a few words, such as the name of an enumeration's member; never what a sender wrote.</param>
    /// <param name="isRefused">Whether it was not believed, or could not be taken in.</param>
    internal void WebhookJudged(string? account, string? providerType, string verdict, bool isRefused)
    {
        if (!_webhooks.Enabled) return;
        TagList tags = TagsOf(account, providerType);
        tags.Add(TelemetryTags.Verdict, verdict);
        if (isRefused) tags.Add(TelemetryTags.ErrorType, verdict);
        Listeners.Add(_webhooks, tags);
    }

    internal void EventTold(PayoutEvent happened, EventDisposition disposition)
    {
        if (!_events.Enabled) return;
        TagList tags = TagsOf(happened.Provider, providerType: null);
        tags.Add(TelemetryTags.EventKind, happened.Kind.ToString());
        tags.Add(TelemetryTags.Disposition, disposition.ToString());
        Listeners.Add(_events, tags);
    }

    internal void RoundEnded(string work, Exception? error)
    {
        // A round that ends with its host is no failure.
        if (!_rounds.Enabled || error is OperationCanceledException) return;
        var tags = new TagList { { TelemetryTags.Work, work } };
        if (error is not null) tags.Add(TelemetryTags.ErrorType, ErrorTypes.Of(error));
        Listeners.Add(_rounds, tags);
    }

    private static TagList TagsOf(string? account, string? providerType)
    {
        var tags = default(TagList);
        if (account is not null) tags.Add(TelemetryTags.Account, account);
        if (providerType is not null) tags.Add(TelemetryTags.ProviderType, providerType);
        return tags;
    }
}
