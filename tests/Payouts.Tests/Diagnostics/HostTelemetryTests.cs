using System.Diagnostics;
using System.Diagnostics.Metrics;
using Payouts.Journal;
using Payouts.Testing;
using Payouts.Tests.Diagnostics.Support;
using Payouts.Tests.Support;

namespace Payouts.Tests.Diagnostics;

/// <summary>The telemetry of the background work in a real host.</summary>
[Collection(OneAtATime.Name)]
public sealed class HostTelemetryTests
{
    private readonly ManualClock _clock = new();
    private readonly RecordingEventHandler _handler = new();

    [Fact]
    public async Task Each_loop_counts_its_rounds_and_keeps_the_gauges_counted()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using BackgroundHost host = Host(server);
        using var heard = new HeardTelemetry(host.Get<IMeterFactory>());
        await host.PayAsync("refund-4711");
        await host.StartAsync();

        await UntilAsync(() => heard.Of("payouts.background.rounds").Select(static measured => measured["payouts.background.work"]).Distinct().Count() == 4);
        await UntilAsync(() => heard.Gauge("payouts.unsettled.payouts").Count > 0);

        heard.Of("payouts.background.rounds").Should().OnlyContain(static measured => measured["error.type"] == null)
            .And.Subject.Select(static measured => measured["payouts.background.work"]).Distinct().Should().BeEquivalentTo("payouts", "webhooks", "events", "sweeps");
        heard.Gauge("payouts.unsettled.payouts").Should().ContainSingle().Which["payouts.status"].Should().Be("Pending");
    }

    [Fact]
    public async Task Background_work_is_no_part_of_the_trace_that_the_host_was_started_in()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using BackgroundHost host = Host(server);
        using var heard = new HeardTelemetry(host.Get<IMeterFactory>());
        await host.PayAsync("refund-4711");
        using (Activity startup = new Activity("startup").Start()) await host.StartAsync();

        await UntilAsync(() => heard.Spans.Any(static span => span.OperationName == "payouts.event"));

        heard.Spans.First(static span => span.OperationName == "payouts.event").ParentSpanId.Should().Be(default(ActivitySpanId));
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        long began = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            TimeProvider.System.GetElapsedTime(began).Should().BeLessThan(Patience.Long);
            await Task.Yield();
        }
    }

    private BackgroundHost Host(RawServer server) => new(
        _clock, new InMemoryPayoutJournal(_clock), _handler, new Dictionary<string, LoopbackSettings> { [PayoutsHost.Account] = new LoopbackSettings(server.Address) });
}
