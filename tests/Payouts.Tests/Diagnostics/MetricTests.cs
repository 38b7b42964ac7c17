using Microsoft.Extensions.DependencyInjection;
using Payouts.Diagnostics;
using Payouts.Journal;
using Payouts.Testing;
using Payouts.Tests.Diagnostics.Support;
using Payouts.Tests.Support;

namespace Payouts.Tests.Diagnostics;

/// <summary>What is counted and timed.</summary>
[Collection(OneAtATime.Name)]
public sealed class MetricTests
{
    private readonly ManualClock _clock = new();
    private readonly RecordingEventHandler _handler = new();

    [Fact]
    public async Task A_create_counts_once_with_its_attempt_and_its_change_of_status()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using PayoutsHost host = Host(server);
        using var heard = new HeardTelemetry(host);

        await host.PayAsync();

        Measured operation = heard.Of("payouts.operations").Should().ContainSingle().Subject;
        operation.Tags.Should().BeEquivalentTo(new Dictionary<string, object>
        {
            ["payouts.operation"] = "create",
            ["payouts.provider.account"] = "loopback",
            ["payouts.provider.type"] = "Loopback",
            ["payouts.status"] = "Pending",
        });
        heard.Of("payouts.operation.duration").Should().ContainSingle().Which["payouts.operation"].Should().Be("create");
        heard.Of("payouts.attempts").Should().ContainSingle().Which["payouts.verdict"].Should().Be("Accepted");
        Measured change = heard.Of("payouts.status.changes").Should().ContainSingle().Subject;
        (change["payouts.status.from"], change["payouts.status.to"], change["payouts.provider.account"], change["payouts.provider.type"]).Should().Be(("Created", "Pending", "loopback", "Loopback"));
    }

    [Fact]
    public async Task An_operation_is_timed_in_seconds()
    {
        await using var server = new RawServer(exchange =>
        {
            _clock.Advance(TimeSpan.FromSeconds(3));
            return Scripts.Accept(exchange);
        });
        await using PayoutsHost host = Host(server);
        using var heard = new HeardTelemetry(host);

        await host.PayAsync();

        heard.Of("payouts.operation.duration").Should().ContainSingle().Which.Value.Should().Be(3);
    }

    [Fact]
    public async Task A_read_that_fails_is_counted_with_its_category()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using PayoutsHost host = Host(server);
        using var heard = new HeardTelemetry(host);
        await host.PayAsync();
        server.Script = Scripts.CloseAfterBody;
        _clock.Advance(TimeSpan.FromMinutes(1));

        await _clock.RunAsync(host.Get<IPayoutReconciler>().RunOnceAsync());

        Measured read = heard.Of("payouts.operations").Should().ContainSingle(static measured => measured["payouts.operation"] == "read").Subject;
        (read["error.type"], read["payouts.provider.account"], read["payouts.status"]).Should().Be(("Unreachable", "loopback", null));
        heard.Of("payouts.retries").Should().HaveCount(3).And.OnlyContain(static measured => measured["payouts.operation"] == "read" && measured["payouts.provider.account"] == "loopback");
    }

    [Fact]
    public async Task A_create_that_is_tried_again_is_counted()
    {
        await using var server = new RawServer(exchange => exchange.Number == 1 ? Scripts.Answer(429)(exchange) : Scripts.Accept(exchange));
        await using PayoutsHost host = new(new LoopbackSettings(server.Address) { Throttled = [429] }, new HostSetup { Clock = _clock, MaxAttempts = 3 });
        using var heard = new HeardTelemetry(host);

        await _clock.RunAsync(host.PayAsync());

        heard.Of("payouts.retries").Should().ContainSingle().Which["payouts.operation"].Should().Be("create");
        heard.Of("payouts.attempts").Select(static measured => measured["payouts.verdict"]).Should().Equal("Throttled", "Accepted");
    }

    [Fact]
    public async Task A_name_that_a_caller_made_up_is_no_tag()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using PayoutsHost host = Host(server);
        using var heard = new HeardTelemetry(host);
        Func<Task> sweep = () => host.Get<IPayoutReconciler>().SweepAsync("made-up");

        await sweep.Should().ThrowAsync<PayoutStateException>();

        heard.Of("payouts.operations").Should().ContainSingle().Which.Tags.Should().BeEquivalentTo(new Dictionary<string, object> { ["payouts.operation"] = "sweep", ["error.type"] = "Configuration" });
    }

    [Fact]
    public async Task Operations_of_the_journal_are_timed_by_name()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using PayoutsHost host = Host(server);
        using var heard = new HeardTelemetry(host);

        await host.PayAsync();

        IReadOnlyList<Measured> timed = heard.Of("payouts.journal.operation.duration");
        timed.Select(static measured => measured["payouts.journal.operation"]).Should().Contain(new[] { "open", "insert", "update", "find" });
        timed.Should().OnlyContain(static measured => measured["payouts.journal.name"] == "memory" && measured["error.type"] == null);
        heard.Of("payouts.journal.failures").Should().BeEmpty();
    }

    [Fact]
    public async Task A_failure_of_the_journal_is_counted_with_its_cause()
    {
        await using var server = new RawServer(Scripts.Accept);
        var journal = new HookedJournal();
        journal.Wrap(new InMemoryPayoutJournal(_clock));
        journal.BeforeInsert = static () => throw new IOException("The disk of Awa is full.");
        await using PayoutsHost host = Host(server, journal);
        using var heard = new HeardTelemetry(host);

        await host.PayAsync();

        Measured failure = heard.Of("payouts.journal.failures").Should().ContainSingle().Subject;
        (failure["payouts.journal.operation"], failure["error.type"]).Should().Be(("insert", "System.IO.IOException"));
    }

    [Fact]
    public async Task A_list_that_breaks_off_is_a_failure_of_the_journal()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using PayoutsHost host = Host(server);
        using var heard = new HeardTelemetry(host);
        var journal = new GuardedJournal(new BrokenJournal(static () => new IOException("Gone."), []), metrics: host.Get<PayoutMetrics>());
        Func<Task> list = async () =>
        {
            await foreach (JournalRecord _ in journal.ListAsync(new PayoutFilter(), default)) { }
        };

        await list.Should().ThrowAsync<PayoutJournalException>();

        heard.Of("payouts.journal.failures").Should().ContainSingle().Which["payouts.journal.operation"].Should().Be("list");
    }

    [Fact]
    public async Task A_cancelled_operation_of_the_journal_is_no_failure()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using PayoutsHost host = Host(server);
        using var heard = new HeardTelemetry(host);
        var journal = new GuardedJournal(new BrokenJournal(static () => new OperationCanceledException()), metrics: host.Get<PayoutMetrics>());
        Func<Task> find = () => journal.FindAsync("refund-4711", default).AsTask();

        await find.Should().ThrowAsync<OperationCanceledException>();

        heard.Measurements.Should().BeEmpty();
    }

    [Fact]
    public async Task Events_are_counted_by_what_became_of_their_delivery()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using PayoutsHost host = Host(server);
        using var heard = new HeardTelemetry(host);
        await host.PayAsync();
        _handler.Refuses = static happened => happened.Kind == PayoutEventKind.Created;

        for (int round = 0; round < 16; round++)
        {
            await host.Get<IPayoutReconciler>().RunOnceAsync();
            _clock.Advance(TimeSpan.FromMinutes(15));
        }

        heard.Of("payouts.events").GroupBy(static measured => (measured["payouts.event.kind"], measured["payouts.event.disposition"])).ToDictionary(static group => group.Key, static group => group.Count())
            .Should().Contain(("Created", "Retry"), 11).And.Contain(("Created", "Parked"), 1).And.Contain(("StatusChanged", "Delivered"), 1);
        heard.Of("payouts.background.rounds").Should().HaveCount(16).And.OnlyContain(static measured => measured["payouts.background.work"] == "once" && measured["error.type"] == null);
    }

    [Fact]
    public async Task A_round_that_fails_is_counted_with_its_cause()
    {
        await using var server = new RawServer(Scripts.Accept);
        var journal = new HookedJournal();
        journal.Wrap(new InMemoryPayoutJournal(_clock));
        journal.BeforeTake = static () => throw new IOException("Gone.");
        await using PayoutsHost host = Host(server, journal);
        using var heard = new HeardTelemetry(host);
        Func<Task> round = () => host.Get<IPayoutReconciler>().RunOnceAsync();

        await round.Should().ThrowAsync<PayoutJournalException>();

        heard.Of("payouts.background.rounds").Should().ContainSingle().Which["error.type"].Should().Be(typeof(PayoutJournalException).FullName);
    }

    [Fact]
    public async Task Webhook_deliveries_are_counted_by_verdict_and_refusals_are_errors()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using PayoutsHost host = Host(server);
        using var heard = new HeardTelemetry(host);

        host.Get<PayoutMetrics>().WebhookJudged("loopback", "Loopback", "Accepted", isRefused: false);
        host.Get<PayoutMetrics>().WebhookJudged("loopback", "Loopback", "WrongSignature", isRefused: true);

        heard.Of("payouts.webhook.deliveries").Select(static measured => (measured["payouts.verdict"], measured["error.type"])).Should().Equal(("Accepted", null), ("WrongSignature", "WrongSignature"));
    }

    private PayoutsHost Host(RawServer server, IPayoutJournal? journal = null) => new(
        new LoopbackSettings(server.Address),
        new HostSetup { Clock = _clock, Journal = journal, Before = services => services.AddSingleton<IPayoutEventHandler>(_handler) });
}
