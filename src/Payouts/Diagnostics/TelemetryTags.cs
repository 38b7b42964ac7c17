namespace Payouts.Diagnostics;

/// <summary>The names of tags. Those of OpenTelemetry's conventions mean what they say there (https://opentelemetry.io/docs/specs/semconv/registry/attributes/).</summary>
internal static class TelemetryTags
{
    internal const string ErrorType = "error.type";
    internal const string HttpStatus = "http.response.status_code";
    internal const string ServerAddress = "server.address";

    internal const string Account = "payouts.provider.account";
    internal const string ProviderType = "payouts.provider.type";
    internal const string Operation = "payouts.operation";
    internal const string Status = "payouts.status";
    internal const string Verdict = "payouts.verdict";
    internal const string Currency = "payouts.currency";
    internal const string From = "payouts.status.from";
    internal const string To = "payouts.status.to";
    internal const string Journal = "payouts.journal.name";
    internal const string JournalOperation = "payouts.journal.operation";
    internal const string EventKind = "payouts.event.kind";
    internal const string Disposition = "payouts.event.disposition";
    internal const string Work = "payouts.background.work";

    /// <summary>The caller's own id: on spans only, for there are as many as payouts.</summary>
    internal const string Reference = "payouts.reference";

    /// <summary>On spans only.</summary>
    internal const string AttemptNumber = "payouts.attempt.number";
}
