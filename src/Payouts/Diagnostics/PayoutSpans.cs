using System.Diagnostics;
using Payouts.Journal;
using Payouts.Providers;
using Payouts.Sending;
using Payouts.Validation;

namespace Payouts.Diagnostics;

/// <summary>The spans of this library. Their tags hold the caller's reference and nothing private.</summary>
internal static class PayoutSpans
{
    private static readonly ActivitySource Source = new(PayoutsTelemetry.ActivitySourceName, PayoutsTelemetry.Version);

    /// <summary>Whether anybody listens.</summary>
    internal static bool AreHeard => Source.HasListeners();

    /// <summary>The W3C trace context that is journalled with what happens now, so that later spans can link to it; <c>null</c> where nothing is recorded.</summary>
    internal static string? TraceParent =>
        Source.HasListeners() && Activity.Current is { IdFormat: ActivityIdFormat.W3C, Recorded: true } current ? current.Id : null;

    internal static Activity? StartOperation(in OperationSubject subject)
    {
        if (!Source.HasListeners()) return null;
        bool asksProvider = subject.Operation is PayoutOperation.Read;
        Activity? span = Listeners.Start(Source, PayoutOperation.SpanName(subject.Operation), asksProvider ? ActivityKind.Client : ActivityKind.Internal, LinksTo(LatestTrace(subject.Record)));
        if (span is not { IsAllDataRequested: true }) return span;
        span.SetTag(TelemetryTags.Operation, subject.Operation);
        if (subject.Record is not null || RequestRules.IsReference(subject.Reference)) span.SetTag(TelemetryTags.Reference, subject.Reference);
        if (asksProvider && subject.Record is { } record) span.SetTag(TelemetryTags.ServerAddress, record.Exchange.Uri.Host);
        return span;
    }

    /// <summary>One attempt, from before the last questions until its outcome is journalled. The only span of its call: the transport hands no trace ids to providers.</summary>
    internal static Activity? StartAttempt(JournalRecord claimed, ProviderCapabilities capabilities)
    {
        if (!Source.HasListeners()) return null;
        Activity? span = Listeners.Start(Source, "payouts.attempt", ActivityKind.Client, LinksTo(LatestTrace(claimed)));
        return span is { IsAllDataRequested: true }
            ? span.SetTag(TelemetryTags.Reference, claimed.Reference)
                .SetTag(TelemetryTags.Account, claimed.Account)
                .SetTag(TelemetryTags.ProviderType, capabilities.ProviderType)
                .SetTag(TelemetryTags.AttemptNumber, claimed.Attempts[^1].Number)
                .SetTag(TelemetryTags.ServerAddress, claimed.Exchange.Uri.Host)
            : span;
    }

    internal static void EndAttempt(this Activity? span, AttemptVerdict verdict, AttemptOutcome outcome, PayoutStatus status)
    {
        if (span is not { IsAllDataRequested: true }) return;
        span.SetTag(TelemetryTags.Verdict, verdict.ToString()).SetTag(TelemetryTags.Status, status.ToString());
        if (outcome.Answer is { } answer) span.SetTag(TelemetryTags.HttpStatus, answer.StatusCode);

        // A payout that the provider declines is an answer like any other.
        if (verdict is AttemptVerdict.Accepted or AttemptVerdict.Declined or AttemptVerdict.Exists) return;
        span.SetTag(TelemetryTags.ErrorType, outcome.Error is { } error ? ErrorTypes.Of(error) : verdict.ToString()).SetStatus(ActivityStatusCode.Error);
    }

    /// <summary>The delivery of one event to every handler.</summary>
    internal static Activity? StartEvent(PayoutEvent happened)
    {
        if (!Source.HasListeners()) return null;
        Activity? span = Listeners.Start(Source, "payouts.event", ActivityKind.Consumer, LinksTo(happened.TraceParent));
        return span is { IsAllDataRequested: true }
            ? span.SetTag(TelemetryTags.Reference, happened.Reference)
                .SetTag(TelemetryTags.Account, happened.Provider)
                .SetTag(TelemetryTags.EventKind, happened.Kind.ToString())
                .SetTag(TelemetryTags.Status, happened.To.ToString())
            : span;
    }

    internal static void EndEvent(this Activity? span, EventDisposition disposition, Exception? error = null)
    {
        if (span is not { IsAllDataRequested: true }) return;
        span.SetTag(TelemetryTags.Disposition, disposition.ToString());
        if (error is not null) span.SetTag(TelemetryTags.ErrorType, ErrorTypes.Of(error)).SetStatus(ActivityStatusCode.Error);
    }

    /// <summary>A webhook delivery while it is verified and taken in.</summary>
    internal static Activity? StartWebhook(string account, string providerType) => StartWebhook(PayoutOperation.ReceiveWebhook, account, providerType, links: null);

    /// <summary>What a webhook delivery gives to do, later and perhaps in another process.</summary>
    /// <param name="account">The account it came to.</param>
    /// <param name="providerType">The account's adapter.</param>
    /// <param name="receivedIn">The <see cref="TraceParent"/> at its receipt, where it was kept.</param>
    /// <param name="record">The payout it is about, once that is known.</param>
    internal static Activity? StartWebhookWork(string account, string providerType, string? receivedIn, JournalRecord? record)
    {
        if (!Source.HasListeners()) return null;
        Activity? span = StartWebhook(PayoutOperation.WorkOnWebhook, account, providerType, LinksTo(receivedIn, LatestTrace(record)));
        return span is { IsAllDataRequested: true } && record is not null ? span.SetTag(TelemetryTags.Reference, record.Reference) : span;
    }

    /// <summary>Ends the span of a receipt or of its work.</summary>
    /// <param name="span">The span.</param>
    /// <param name="verdict">One of a few words; never what a sender wrote.</param>
    /// <param name="isRefused">Whether it was not believed, or could not be taken in.</param>
    /// <param name="error">What the work failed with.</param>
    internal static void EndWebhook(this Activity? span, string verdict, bool isRefused = false, Exception? error = null)
    {
        if (span is not { IsAllDataRequested: true }) return;
        span.SetTag(TelemetryTags.Verdict, verdict);
        if (isRefused || error is not null) span.SetTag(TelemetryTags.ErrorType, error is null ? verdict : ErrorTypes.Of(error)).SetStatus(ActivityStatusCode.Error);
    }

    private static Activity? StartWebhook(string operation, string account, string providerType, List<ActivityLink>? links)
    {
        if (!Source.HasListeners()) return null;
        Activity? span = Listeners.Start(Source, "payouts.webhook", ActivityKind.Consumer, links);
        return span is { IsAllDataRequested: true }
            ? span.SetTag(TelemetryTags.Operation, operation).SetTag(TelemetryTags.Account, account).SetTag(TelemetryTags.ProviderType, providerType)
            : span;
    }

    private static string? LatestTrace(JournalRecord? record) => record is { Attempts: [.., { TraceParent: { } trace }] } ? trace : null;

    // What belongs to the same trace needs no link.
    private static List<ActivityLink>? LinksTo(string? first, string? second = null)
    {
        List<ActivityLink>? links = null;
        Add(first);
        Add(second);
        return links;

        void Add(string? traceParent)
        {
            if (ActivityContext.TryParse(traceParent, traceState: null, isRemote: true, out ActivityContext context) && context.TraceId != Activity.Current?.TraceId) (links ??= []).Add(new ActivityLink(context));
        }
    }
}
