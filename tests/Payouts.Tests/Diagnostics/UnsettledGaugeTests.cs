using Payouts.Diagnostics;
using Payouts.Journal;
using Payouts.Testing;
using Payouts.Tests.Diagnostics.Support;
using Payouts.Tests.Support;

namespace Payouts.Tests.Diagnostics;

/// <summary>The gauges of what is not settled: counted by the background work, shown without asking the journal.</summary>
[Collection(OneAtATime.Name)]
public sealed class UnsettledGaugeTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task What_is_unknown_is_shown_by_account_and_currency_with_amount_age_and_how_many_need_a_person()
    {
        await using var server = new RawServer(Scripts.Answer(500));
        await using PayoutsHost host = Host(server);
        await host.PayAsync("unknown-1", 1_000m);
        _clock.Advance(TimeSpan.FromMinutes(10));
        await host.PayAsync("unknown-2", 500m);
        using var heard = new HeardTelemetry(host);

        await RunAsync(host);
        _clock.Advance(TimeSpan.FromSeconds(30));

        Shown(heard, "payouts.unsettled.payouts").Should().Equal(("loopback", "Unknown", "XOF", 2));
        Shown(heard, "payouts.unsettled.amount").Should().Equal(("loopback", "Unknown", "XOF", 1_500));
        Shown(heard, "payouts.unsettled.age").Should().Equal(("loopback", "Unknown", "XOF", 630));
        Shown(heard, "payouts.unsettled.for_persons").Should().Equal(("loopback", "Unknown", "XOF", 2));
    }

    [Fact]
    public async Task Pending_payouts_are_shown_apart()
    {
        await using var server = new RawServer(Scripts.Answer(500));
        await using PayoutsHost host = Host(server);
        await host.PayAsync("unknown", 1_000m);
        server.Script = Scripts.Accept;
        await host.PayAsync("pending", 300m);
        using var heard = new HeardTelemetry(host);

        await host.Get<IPayoutReconciler>().ReportAsync();

        Shown(heard, "payouts.unsettled.amount").Should().Equal(("loopback", "Pending", "XOF", 300), ("loopback", "Unknown", "XOF", 1_000));
    }

    [Fact]
    public async Task Reading_the_gauges_does_not_touch_the_journal()
    {
        bool isAsked = false;
        await using var server = new RawServer(Scripts.Answer(500));
        await using PayoutsHost host = Host(server, () => isAsked = true);
        await host.PayAsync();
        using var heard = new HeardTelemetry(host);
        await RunAsync(host);
        isAsked.Should().BeTrue("otherwise nothing was counted");
        isAsked = false;

        heard.Gauge("payouts.unsettled.payouts").Should().ContainSingle();

        isAsked.Should().BeFalse();
    }

    [Fact]
    public async Task Nothing_is_counted_while_nobody_listens()
    {
        int lists = 0;
        await using var server = new RawServer(Scripts.Accept);
        await using PayoutsHost host = Host(server, () => lists++);

        await RunAsync(host);

        lists.Should().Be(0);
    }

    [Fact]
    public async Task Counting_is_repeated_after_five_seconds_and_not_before()
    {
        int lists = 0;
        await using var server = new RawServer(Scripts.Accept);
        await using PayoutsHost host = Host(server, () => lists++);
        using var heard = new HeardTelemetry(host);

        for (int second = 0; second < 10; second++)
        {
            await RunAsync(host);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        lists.Should().Be(2);
    }

    [Fact]
    public async Task Numbers_that_nobody_counts_anew_are_shown_for_five_minutes_only()
    {
        await using var server = new RawServer(Scripts.Answer(500));
        await using PayoutsHost host = Host(server);
        await host.PayAsync();
        using var heard = new HeardTelemetry(host);
        await host.Get<IPayoutReconciler>().ReportAsync();

        _clock.Advance(TimeSpan.FromMinutes(5));
        int shown = heard.Gauge("payouts.unsettled.payouts").Count;
        _clock.Advance(TimeSpan.FromSeconds(1));

        shown.Should().Be(1);
        heard.Gauge("payouts.unsettled.payouts").Should().BeEmpty();
    }

    [Fact]
    public async Task A_journal_that_cannot_be_listed_fails_no_round()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using PayoutsHost host = Host(server, static () => throw new IOException("Gone."));
        using var heard = new HeardTelemetry(host);

        await RunAsync(host);

        heard.Of("payouts.journal.failures").Should().ContainSingle().Which["payouts.journal.operation"].Should().Be("list");
        heard.Gauge("payouts.unsettled.payouts").Should().BeEmpty();
    }

    private static Task<ReconciliationRound> RunAsync(PayoutsHost host) => host.Get<IPayoutReconciler>().RunOnceAsync();

    private static IEnumerable<(string? Account, string? Status, string? Currency, double Value)> Shown(HeardTelemetry heard, string gauge) => heard.Gauge(gauge)
        .Select(static measured => (measured[TelemetryTags.Account], measured[TelemetryTags.Status], measured[TelemetryTags.Currency], measured.Value));

    private PayoutsHost Host(RawServer server, Action? onList = null)
    {
        IPayoutJournal journal = new HookedJournal { BeforeList = onList }.Wrap(new InMemoryPayoutJournal(_clock));
        return new PayoutsHost(new LoopbackSettings(server.Address) { IsKeyed = false }, new HostSetup { Clock = _clock, Journal = journal });
    }
}
