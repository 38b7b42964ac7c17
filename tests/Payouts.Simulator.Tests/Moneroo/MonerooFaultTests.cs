using System.Net;
using Payouts.Simulator.Moneroo;

namespace Payouts.Simulator.Tests.Moneroo;

public sealed class MonerooFaultTests : SimulatorTest
{
    [Fact]
    public async Task A_create_that_is_executed_and_then_dropped_is_in_the_ledger()
    {
        OnCreate(FaultAction.Abort(), FaultPoint.AfterExecute);

        await FluentActions.Awaiting(() => Moneroo.CreateAsync()).Should().ThrowAsync<HttpRequestException>();

        Simulator.Ledger.CommittedCount.Should().Be(1);
    }

    [Fact]
    public async Task A_create_that_is_dropped_before_execution_is_not_in_the_ledger()
    {
        OnCreate(FaultAction.Abort());

        await FluentActions.Awaiting(() => Moneroo.CreateAsync()).Should().ThrowAsync<HttpRequestException>();

        Simulator.Ledger.Entries.Should().BeEmpty();
    }

    [Fact]
    public async Task A_create_whose_answer_has_no_id_was_executed()
    {
        OnCreate(FaultAction.WithoutId(), FaultPoint.AfterExecute);

        MonerooReply reply = await Moneroo.CreateAsync();

        reply.Status.Should().Be(HttpStatusCode.OK);
        reply.ShouldHaveShapeOf("moneroo/create-response-no-id");
        Simulator.Ledger.CommittedCount.Should().Be(1);
    }

    [Theory]
    [InlineData("/v1/payouts/{id}", "")]
    [InlineData("/v1/payouts/{id}/verify", "/verify")]
    public async Task A_read_without_id_has_everything_else(string template, string suffix)
    {
        MonerooReply created = await Moneroo.CreateAsync();
        Simulator.Faults.Enqueue(new SimulatedFault { Template = template, Point = FaultPoint.AfterExecute, Action = FaultAction.WithoutId() });

        MonerooReply reply = await Moneroo.GetAsync($"v1/payouts/{created.Id}{suffix}");

        reply.Text.Should().NotContain(created.Id);
        reply.PayoutStatus.Should().Be("initiated");
    }

    [Theory]
    [InlineData("/v1/payouts/{id}")]
    [InlineData("/utils/payout/methods")]
    public async Task A_read_can_be_cut_off(string template)
    {
        MonerooReply created = await Moneroo.CreateAsync();
        Simulator.Faults.Enqueue(new SimulatedFault { Provider = "moneroo", Template = template, Point = FaultPoint.AfterExecute, Action = FaultAction.TruncateBody() });

        await FluentActions.Awaiting(() => Moneroo.GetAsync(template[1..].Replace("{id}", created.Id, StringComparison.Ordinal))).Should().ThrowAsync<HttpRequestException>();
    }

    [Fact]
    public async Task A_proxy_page_can_hide_a_payout_that_was_executed()
    {
        OnCreate(FaultAction.BadGatewayPage(), FaultPoint.AfterExecute);

        MonerooReply reply = await Moneroo.CreateAsync();

        reply.Text.Should().StartWith("<html>");
        Simulator.Ledger.CommittedCount.Should().Be(1);
    }

    [Fact]
    public async Task A_rate_limit_names_no_time_unless_told_to()
    {
        OnCreate(MonerooFaults.TooManyRequests());
        OnCreate(MonerooFaults.TooManyRequests(60));

        MonerooReply silent = await Moneroo.CreateAsync();
        MonerooReply timed = await Moneroo.CreateAsync();

        ((int)silent.Status).Should().Be(429);
        silent.ShouldHaveShapeOf("moneroo/error-429");
        silent.Headers.Should().NotContainKey("Retry-After");
        timed.Headers["Retry-After"].Should().Be("60");
        Simulator.Ledger.Entries.Should().BeEmpty();
    }

    [Theory]
    [InlineData(500, "Server Error", "error-500")]
    [InlineData(503, "Service Unavailable", "error-503")]
    [InlineData(403, "Forbidden", "error-404")]
    public async Task An_error_is_in_the_providers_words(int status, string message, string fixture)
    {
        OnCreate(MonerooFaults.Error(status, message));

        MonerooReply reply = await Moneroo.CreateAsync();

        ((int)reply.Status).Should().Be(status);
        reply.Message.Should().Be(message);
        reply.ShouldHaveShapeOf("moneroo/" + fixture);
    }

    [Fact]
    public async Task A_delayed_create_is_executed_when_the_clock_gets_there()
    {
        OnCreate(FaultAction.Delay(TimeSpan.FromSeconds(30)));
        Task<MonerooReply> reply = Moneroo.CreateAsync();
        await Clock.TimerArmedAsync();
        Simulator.Ledger.Entries.Should().BeEmpty();

        Clock.Advance(TimeSpan.FromSeconds(30));

        (await reply).Status.Should().Be(HttpStatusCode.Created);
        Simulator.Ledger.Entries.Should().ContainSingle();
    }

    private void OnCreate(FaultAction action, FaultPoint point = FaultPoint.BeforeExecute) =>
        Simulator.Faults.Enqueue(new SimulatedFault { Provider = "moneroo", Method = "POST", Template = "/v1/payouts/initialize", Point = point, Action = action });
}
