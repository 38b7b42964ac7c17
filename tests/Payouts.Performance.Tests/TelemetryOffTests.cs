using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using Payouts.Diagnostics;
using Payouts.Journal;
using Payouts.Performance.Tests.Support;
using Payouts.Sending;

namespace Payouts.Performance.Tests;

/// <summary>A span or a measurement that nobody hears allocates nothing.</summary>
public sealed class TelemetryOffTests
{
    private static readonly Dictionary<string, Action<PayoutMetrics>> Measurements = new(StringComparer.Ordinal)
    {
        [nameof(PayoutMetrics.OperationEnded)] = static metrics => metrics.OperationEnded(PayoutOperation.Create, Told.Account, Told.Type, PayoutStatus.Pending, "IOException", TimeSpan.FromSeconds(1)),
        [nameof(PayoutMetrics.AttemptEnded)] = static metrics => metrics.AttemptEnded(Told.Account, Told.Type, AttemptVerdict.Accepted),
        [nameof(PayoutMetrics.Retried)] = static metrics => metrics.Retried(Told.Account, PayoutOperation.Read),
        [nameof(PayoutMetrics.Journalled)] = static metrics => metrics.Journalled(Told.Write),
        [nameof(PayoutMetrics.WebhookJudged)] = static metrics => metrics.WebhookJudged(Told.Account, Told.Type, "Accepted", isRefused: false),
        [nameof(PayoutMetrics.EventTold)] = static metrics => metrics.EventTold(Told.Event, EventDisposition.Delivered),
        [nameof(PayoutMetrics.RoundEnded)] = static metrics => metrics.RoundEnded("payouts", Told.Error),
        [nameof(JournalMetrics.Ended)] = static metrics => metrics.Journal.Ended("memory", nameof(IPayoutJournal.FindAsync), metrics.Journal.Begin(), Told.Error),
    };

    private static readonly Dictionary<string, Func<Activity?>> Spans = new(StringComparer.Ordinal)
    {
        [nameof(PayoutSpans.StartOperation)] = static () => PayoutSpans.StartOperation(new OperationSubject(PayoutOperation.Read, Told.Record)),
        [nameof(PayoutSpans.StartAttempt)] = static () => PayoutSpans.StartAttempt(Told.Record, null!),
        [nameof(PayoutSpans.StartEvent)] = static () => PayoutSpans.StartEvent(Told.Event),
        [nameof(PayoutSpans.StartWebhook)] = static () => PayoutSpans.StartWebhook(Told.Account, Told.Type),
        [nameof(PayoutSpans.StartWebhookWork)] = static () => PayoutSpans.StartWebhookWork(Told.Account, Told.Type, Told.Record.Attempts[0].TraceParent, Told.Record),
        [nameof(PayoutSpans.EndAttempt)] = static () => Ended(static span => span.EndAttempt(AttemptVerdict.NotSent, Told.Outcome, PayoutStatus.Created)),
        [nameof(PayoutSpans.EndEvent)] = static () => Ended(static span => span.EndEvent(EventDisposition.Retry, Told.Error)),
        [nameof(PayoutSpans.EndWebhook)] = static () => Ended(static span => span.EndWebhook("Failed", error: Told.Error)),
        [nameof(PayoutSpans.TraceParent)] = static () => PayoutSpans.TraceParent is null ? null : throw new InvalidOperationException("Somebody listens."),
    };

    public static TheoryData<string> MeasurementNames => new(Measurements.Keys);

    public static TheoryData<string> SpanNames => new(Spans.Keys);

    [Theory]
    [MemberData(nameof(MeasurementNames))]
    public async Task A_measurement_allocates_nothing_while_nobody_listens(string name)
    {
        await using var host = new SilentHost();
        PayoutMetrics metrics = host.Metrics;
        Action<PayoutMetrics> measurement = Measurements[name];

        (await AllocatedBytes.OfAsync(() => measurement(metrics))).Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(SpanNames))]
    public async Task A_span_allocates_nothing_while_nobody_listens(string name)
    {
        Func<Activity?> span = Spans[name];

        (await AllocatedBytes.OfAsync(() => span()?.Dispose())).Should().Be(0);
    }

    [Fact]
    public async Task An_operation_is_called_straight_through_while_nobody_listens()
    {
        await using var host = new SilentHost();
        OperationMeter meter = host.Meter;

        (await AllocatedBytes.OfAsync(() => _ = meter.RunAsync(new OperationSubject(PayoutOperation.Create, Told.Reference), Told.Done, static done => done))).Should().Be(0);
        (await AllocatedBytes.OfAsync(() => _ = meter.RunAsync(new OperationSubject(PayoutOperation.Read, Told.Record), Told.Done, static done => done))).Should().Be(0);
    }

    [Fact]
    public async Task The_measurement_sees_what_a_listener_costs()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => string.Equals(source.Name, PayoutsTelemetry.ActivitySourceName, StringComparison.Ordinal),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);

        (await AllocatedBytes.OfAsync(() => Spans[nameof(PayoutSpans.StartWebhook)]()?.Dispose())).Should().BePositive();
    }

    [Fact]
    public void Every_measurement_and_every_span_is_measured()
    {
        const BindingFlags declared = BindingFlags.Static | BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        MethodInfo[] methods = [.. typeof(PayoutMetrics).GetMethods(declared), .. typeof(PayoutSpans).GetMethods(declared)];
        IEnumerable<string> names = methods.Where(static method => method is { IsAssembly: true, IsSpecialName: false } && !method.IsDefined(typeof(CompilerGeneratedAttribute))).Select(static method => method.Name).Distinct(StringComparer.Ordinal);

        names.Should().BeSubsetOf([.. Measurements.Keys, .. Spans.Keys]);
    }

    private static Activity? Ended(Action<Activity?> end)
    {
        end(null);
        return null;
    }
}
