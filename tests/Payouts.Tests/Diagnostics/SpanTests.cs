using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Payouts.Diagnostics;
using Payouts.Journal;
using Payouts.Testing;
using Payouts.Tests.Diagnostics.Support;
using Payouts.Tests.Support;

namespace Payouts.Tests.Diagnostics;

/// <summary>What a trace shows of a payout.</summary>
[Collection(OneAtATime.Name)]
public sealed class SpanTests
{
    private readonly ManualClock _clock = new();
    private readonly RecordingEventHandler _handler = new();

    [Fact]
    public async Task A_create_is_one_span_with_its_attempt_inside()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using PayoutsHost host = Host(server);
        using var heard = new HeardTelemetry(host);

        await host.PayAsync();

        Activity create = heard.Span("payouts.create");
        Activity attempt = heard.Span("payouts.attempt");
        heard.Spans.Should().HaveCount(2);
        attempt.ParentSpanId.Should().Be(create.SpanId);
        (create.Kind, attempt.Kind).Should().Be((ActivityKind.Internal, ActivityKind.Client));
        Tags(create).Should().BeEquivalentTo(new Dictionary<string, object>
        {
            ["payouts.operation"] = "create",
            ["payouts.reference"] = "refund-4711",
            ["payouts.provider.account"] = "loopback",
            ["payouts.provider.type"] = "Loopback",
            ["payouts.status"] = "Pending",
        });
        Tags(attempt).Should().BeEquivalentTo(new Dictionary<string, object>
        {
            ["payouts.reference"] = "refund-4711",
            ["payouts.provider.account"] = "loopback",
            ["payouts.provider.type"] = "Loopback",
            ["payouts.attempt.number"] = 1,
            ["payouts.verdict"] = "Accepted",
            ["payouts.status"] = "Pending",
            ["http.response.status_code"] = 201,
            ["server.address"] = "localhost",
        });
    }

    [Fact]
    public async Task A_create_is_part_of_the_trace_it_is_called_in()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using PayoutsHost host = Host(server);
        using var heard = new HeardTelemetry(host);
        using Activity request = new Activity("request").Start();

        await host.PayAsync();

        heard.Span("payouts.create").ParentSpanId.Should().Be(request.SpanId);
        Activity.Current.Should().BeSameAs(request);
    }

    [Theory]
    [InlineData(201, """{"id":"po_1","status":"pending"}""", "Accepted", ActivityStatusCode.Unset, null)]
    [InlineData(400, """{"error":"blocked"}""", "Declined", ActivityStatusCode.Unset, null)]
    [InlineData(500, "", "MayHaveExecuted", ActivityStatusCode.Error, "MayHaveExecuted")]
    [InlineData(401, "", "Misconfigured", ActivityStatusCode.Error, "Misconfigured")]
    public async Task An_attempts_span_is_an_error_only_where_the_provider_did_not_decide(int status, string body, string verdict, ActivityStatusCode code, string? error)
    {
        await using var server = new RawServer(Scripts.Answer(status, body));
        await using PayoutsHost host = Host(server);
        using var heard = new HeardTelemetry(host);

        await host.PayAsync();

        Activity attempt = heard.Span("payouts.attempt");
        (attempt.GetTagItem("payouts.verdict"), attempt.GetTagItem("http.response.status_code"), attempt.Status, attempt.GetTagItem("error.type")).Should().Be((verdict, status, code, error));
    }

    [Fact]
    public async Task A_request_that_breaks_a_rule_is_an_error_without_its_values()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using PayoutsHost host = Host(server);
        using var heard = new HeardTelemetry(host);
        Func<Task> call = () => host.Client.CreateAsync(new PayoutRequest { Reference = "refund\n4711", Amount = Money.Of(1m, Currency.XOF), Destination = PayoutsHost.Request().Destination, Provider = "nobody" });

        await call.Should().ThrowAsync<PayoutValidationException>();

        Tags(heard.Span("payouts.create")).Should().BeEquivalentTo(new Dictionary<string, object> { ["payouts.operation"] = "create", ["error.type"] = "InvalidRequest" });
    }

    [Fact]
    public async Task A_later_read_is_a_trace_of_its_own_that_links_to_the_create()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using PayoutsHost host = Host(server);
        using var heard = new HeardTelemetry(host);
        await host.PayAsync();
        server.Script = Scripts.Show("paid");
        _clock.Advance(TimeSpan.FromMinutes(1));

        await host.Get<IPayoutReconciler>().RunOnceAsync();

        Activity create = heard.Span("payouts.create");
        Activity read = heard.Span("payouts.read");
        read.TraceId.Should().NotBe(create.TraceId);
        read.Links.Should().ContainSingle().Which.Context.Should().Match<ActivityContext>(context => context.TraceId == create.TraceId && context.SpanId == create.SpanId);
        (read.Kind, read.GetTagItem("payouts.status"), read.GetTagItem("server.address")).Should().Be((ActivityKind.Client, "Succeeded", "localhost"));
    }

    [Fact]
    public async Task Finding_out_what_became_of_a_payout_is_a_span_that_holds_the_repeat()
    {
        await using var server = new RawServer(Scripts.Answer(500));
        await using PayoutsHost host = Host(server);
        using var heard = new HeardTelemetry(host);
        await host.PayAsync();
        server.Script = Scripts.Accept;
        _clock.Advance(TimeSpan.FromMinutes(2));

        await host.Client.RefreshAsync("refund-4711");

        Activity resolve = heard.Span("payouts.resolve");
        resolve.GetTagItem("payouts.status").Should().Be("Pending");
        heard.Spans.Should().ContainSingle(span => span.OperationName == "payouts.attempt" && span.ParentSpanId == resolve.SpanId).Which.GetTagItem("payouts.attempt.number").Should().Be(2);
    }

    [Fact]
    public async Task A_read_that_fails_is_an_error_by_its_category()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using PayoutsHost host = Host(server);
        using var heard = new HeardTelemetry(host);
        await host.PayAsync();
        server.Script = Scripts.CloseAfterBody;
        Func<Task> refresh = () => _clock.RunAsync(host.Client.RefreshAsync("refund-4711"));

        await refresh.Should().ThrowAsync<PayoutProviderException>();

        Activity read = heard.Span("payouts.read");
        (read.Status, read.StatusDescription, read.GetTagItem("error.type"), read.Events.Count()).Should().Be((ActivityStatusCode.Error, null, "Unreachable", 0));
    }

    [Fact]
    public async Task The_delivery_of_an_event_links_to_the_trace_that_wrote_it()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using PayoutsHost host = Host(server);
        using var heard = new HeardTelemetry(host);
        await host.PayAsync();

        await host.Get<IPayoutReconciler>().RunOnceAsync();

        Activity create = heard.Span("payouts.create");
        Activity delivery = heard.Span("payouts.event");
        delivery.Links.Should().ContainSingle().Which.Context.TraceId.Should().Be(create.TraceId);
        (delivery.Kind, delivery.GetTagItem("payouts.event.kind"), delivery.GetTagItem("payouts.event.disposition")).Should().Be((ActivityKind.Consumer, "Created", "Delivered"));
    }

    [Fact]
    public async Task The_delivery_of_an_event_that_a_handler_refuses_is_an_error_by_its_type()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using PayoutsHost host = Host(server);
        using var heard = new HeardTelemetry(host);
        _handler.Refuses = static _ => true;
        await host.PayAsync();

        await host.Get<IPayoutReconciler>().RunOnceAsync();

        Activity delivery = heard.Span("payouts.event");
        (delivery.Status, delivery.GetTagItem("error.type"), delivery.GetTagItem("payouts.event.disposition")).Should().Be((ActivityStatusCode.Error, "System.InvalidOperationException", "Retry"));
    }

    [Fact]
    public async Task A_webhooks_work_links_to_its_receipt_and_to_the_payouts_create()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using PayoutsHost host = Host(server);
        using var heard = new HeardTelemetry(host);
        await host.PayAsync();
        JournalRecord record = (await host.Journal.FindAsync("refund-4711", default))!;
        string? receivedIn;
        using (Activity? receipt = PayoutSpans.StartWebhook("loopback", "Loopback"))
        {
            receivedIn = PayoutSpans.TraceParent;
            receipt.EndWebhook("Accepted");
        }

        using (Activity? work = PayoutSpans.StartWebhookWork("loopback", "Loopback", receivedIn, record)) work.EndWebhook("Read");

        Activity[] webhooks = [.. heard.Spans.Where(static span => span.OperationName == "payouts.webhook")];
        webhooks.Select(static span => span.GetTagItem("payouts.operation")).Should().Equal("receive", "work");
        webhooks[1].Links.Select(static link => link.Context.TraceId).Should().Equal(webhooks[0].TraceId, heard.Span("payouts.create").TraceId);
        webhooks[1].GetTagItem("payouts.reference").Should().Be("refund-4711");
    }

    [Fact]
    public async Task Without_a_listener_no_trace_is_journalled()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using PayoutsHost host = Host(server);
        using Activity request = new Activity("request") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();

        await host.PayAsync();

        (await host.Journal.FindAsync("refund-4711", default))!.Attempts[^1].TraceParent.Should().BeNull();
    }

    private static Dictionary<string, object?> Tags(Activity span) => span.TagObjects.Where(static tag => tag.Value is not null).ToDictionary(static tag => tag.Key, static tag => tag.Value);

    private PayoutsHost Host(RawServer server) => new(
        new LoopbackSettings(server.Address), new HostSetup { Clock = _clock, Before = services => services.AddSingleton<IPayoutEventHandler>(_handler) });
}
