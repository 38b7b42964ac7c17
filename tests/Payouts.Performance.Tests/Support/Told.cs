using Payouts.Benchmarks.Peers;
using Payouts.Journal;
using Payouts.Providers;
using Payouts.Sending;

namespace Payouts.Performance.Tests.Support;

/// <summary>What telemetry is told of, made before anything is measured.</summary>
internal static class Told
{
    internal const string Account = "monime";
    internal const string Type = "Monime";
    internal const string Reference = "refund-4711";

    internal static readonly Exception Error = new IOException("Gone.");

    internal static readonly JournalRecord Record = new()
    {
        Reference = Reference,
        Account = Account,
        Handle = "handle",
        Fingerprint = "1:0",
        Request = PayoutsHost.Request(Reference),
        Exchange = new PreparedExchange
        {
            Method = "POST",
            Uri = Samples.Payouts,
            Headers = [],
            Body = "{}"u8.ToArray(),
            Address = new ProviderAddress(Type, Samples.BaseAddress.AbsoluteUri, "1"),
        },
        Attempts = [new AttemptRecord { Number = 1, BeganAt = DateTimeOffset.UnixEpoch, Deadline = DateTimeOffset.MaxValue, TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" }],
        Status = PayoutStatus.Created,
        CreatedAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = DateTimeOffset.UnixEpoch,
    };

    internal static readonly JournalWrite Write = new()
    {
        Record = Record,
        Timeline = [new TimelineEntry { At = default, From = PayoutStatus.Created, To = PayoutStatus.Pending, Source = TimelineSource.Attempt, Description = "" }],
    };

    internal static readonly PayoutEvent Event = new() { Kind = PayoutEventKind.StatusChanged, Reference = Reference, Provider = Account, To = PayoutStatus.Pending, At = default, Description = "" };

    internal static readonly AttemptOutcome Outcome = AttemptOutcome.NotSent("");

    internal static readonly Task<JournalRecord> Done = Task.FromResult(Record);
}
