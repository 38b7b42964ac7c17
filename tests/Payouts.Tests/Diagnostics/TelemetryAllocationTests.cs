using System.Diagnostics;
using Payouts.Diagnostics;
using Payouts.Journal;
using Payouts.Sending;
using Payouts.Testing;
using Payouts.Tests.Diagnostics.Support;
using Payouts.Tests.Support;

namespace Payouts.Tests.Diagnostics;

/// <summary>While nobody listens telemetry allocates nothing.</summary>
[Collection(OneAtATime.Name)]
public sealed class TelemetryAllocationTests
{
    private const int Times = 1_000;

    private static readonly JournalRecord Record = Intents.Record(new AttemptDeadline(new ManualClock(), TimeSpan.FromSeconds(30))) with { Observed = null };

    private static readonly JournalWrite Write = new()
    {
        Record = Record,
        Timeline = [new TimelineEntry { At = default, From = PayoutStatus.Created, To = PayoutStatus.Pending, Source = TimelineSource.Attempt, Description = "" }],
    };

    private static readonly PayoutEvent Happened = new() { Kind = PayoutEventKind.StatusChanged, Reference = "refund-4711", Provider = "loopback", To = PayoutStatus.Pending, At = default, Description = "" };

    private static readonly Task<JournalRecord> Done = Task.FromResult(Record);

    private static readonly AttemptOutcome Outcome = AttemptOutcome.NotSent("");

    private static readonly Exception Error = new IOException("Gone.");

    private static readonly Dictionary<string, Action<PayoutMetrics, OperationMeter>> Recordings = new()
    {
        ["operation"] = static (metrics, meter) => _ = meter.RunAsync(new OperationSubject(PayoutOperation.Create, "refund-4711"), Done, static done => done),
        ["operation on a record"] = static (metrics, meter) => _ = meter.RunAsync(new OperationSubject(PayoutOperation.Read, Record), Done, static done => done),
        ["attempt"] = static (metrics, _) =>
        {
            using Activity? span = PayoutSpans.StartAttempt(Record, null!);
            span.EndAttempt(AttemptVerdict.NotSent, Outcome, PayoutStatus.Created);
            metrics.AttemptEnded("loopback", "Loopback", AttemptVerdict.NotSent);
        },
        ["retry"] = static (metrics, _) => metrics.Retried("loopback", PayoutOperation.Read),
        ["change"] = static (metrics, _) => metrics.Journalled(Write),
        ["event"] = static (metrics, _) =>
        {
            using Activity? span = PayoutSpans.StartEvent(Happened);
            span.EndEvent(EventDisposition.Retry, Error);
            metrics.EventTold(Happened, EventDisposition.Retry);
        },
        ["webhook"] = static (metrics, _) =>
        {
            using Activity? receipt = PayoutSpans.StartWebhook("loopback", "Loopback");
            receipt.EndWebhook("Refused", isRefused: true);
            using Activity? work = PayoutSpans.StartWebhookWork("loopback", "Loopback", receivedIn: null, Record);
            work.EndWebhook("Read");
            metrics.WebhookJudged("loopback", "Loopback", "Refused", isRefused: true);
        },
        ["journal"] = static (metrics, _) => metrics.Journal.Ended("memory", "FindAsync", metrics.Journal.Begin(), Error),
        ["round"] = static (metrics, _) => metrics.RoundEnded("payouts", Error),
        ["trace"] = static (_, _) => _ = PayoutSpans.TraceParent,
    };

    public static TheoryData<string> Names => new(Recordings.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Recording_allocates_nothing_without_a_listener(string name)
    {
        await using PayoutsHost host = Host();

        Allocated(host, Recordings[name]).Should().Be(0);
    }

    [Fact]
    public async Task The_measurement_sees_what_a_listener_costs()
    {
        await using PayoutsHost host = Host();
        using var heard = new HeardTelemetry(host);

        Allocated(host, Recordings["operation"]).Should().BePositive();
    }

    private static long Allocated(PayoutsHost host, Action<PayoutMetrics, OperationMeter> record)
    {
        PayoutMetrics metrics = host.Get<PayoutMetrics>();
        OperationMeter meter = host.Get<OperationMeter>();
        for (int warmUp = 0; warmUp < Times; warmUp++) record(metrics, meter);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int time = 0; time < Times; time++) record(metrics, meter);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static PayoutsHost Host() => new(new LoopbackSettings(new Uri("http://localhost:1")));
}
