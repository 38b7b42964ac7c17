using System.Net;
using Payouts.Simulator.Monime;

namespace Payouts.Simulator.Tests;

public sealed class FaultTests : SimulatorTest
{
    [Fact]
    public async Task A_create_that_is_executed_and_then_dropped_is_in_the_ledger()
    {
        Enqueue(FaultAction.Abort(), FaultPoint.AfterExecute);

        await FluentActions.Awaiting(() => Monime.CreateAsync(key: "key")).Should().ThrowAsync<HttpRequestException>();
        MonimeReply again = await Monime.CreateAsync(key: "key");

        again.Headers["Monime-Cache"].Should().Be("irc");
        Simulator.Ledger.Entries.Should().ContainSingle();
        Simulator.Requests.All.Select(request => request.Status).Should().Equal(null, 200);
    }

    [Fact]
    public async Task A_create_that_is_dropped_before_execution_is_not_in_the_ledger()
    {
        Enqueue(FaultAction.Abort());

        await FluentActions.Awaiting(() => Monime.CreateAsync()).Should().ThrowAsync<HttpRequestException>();

        Simulator.Ledger.Entries.Should().BeEmpty();
        Simulator.Requests.Count.Should().Be(1);
    }

    [Fact]
    public async Task A_truncated_answer_ends_in_the_middle_of_its_body_and_is_in_the_ledger()
    {
        Enqueue(FaultAction.TruncateBody(), FaultPoint.AfterExecute);

        (await FluentActions.Awaiting(() => Monime.CreateAsync()).Should().ThrowAsync<HttpRequestException>())
            .WithInnerException<HttpIOException>().Which.HttpRequestError.Should().Be(HttpRequestError.ResponseEnded);

        Simulator.Ledger.Entries.Should().ContainSingle();
    }

    [Theory]
    [InlineData(FaultPoint.BeforeExecute, 0)]
    [InlineData(FaultPoint.AfterExecute, 1)]
    public async Task A_proxy_page_stands_in_for_the_answer(FaultPoint point, int executed)
    {
        Enqueue(FaultAction.BadGatewayPage(), point);

        MonimeReply reply = await Monime.CreateAsync();

        reply.Status.Should().Be(HttpStatusCode.BadGateway);
        reply.Text.Should().StartWith("<html>");
        reply.Headers.Should().NotContainKey("Monime-Request-Id");
        Simulator.Ledger.CommittedCount.Should().Be(executed);
    }

    [Fact]
    public async Task A_rate_limit_answers_in_the_providers_words_and_executes_nothing()
    {
        Enqueue(MonimeFaults.TooManyRequests(3, "token-limit"));

        MonimeReply reply = await Monime.CreateAsync();

        ((int)reply.Status).Should().Be(429);
        reply.Headers["Retry-After"].Should().Be("3");
        reply.Headers["Monime-Rate-Limit"].Should().Be("token-limit");
        reply.ShouldHaveShapeOf("v1/error-429");
        Simulator.Ledger.Entries.Should().BeEmpty();
    }

    [Fact]
    public async Task A_server_error_can_hide_a_payout_that_was_executed()
    {
        Enqueue(MonimeFaults.Error(), FaultPoint.AfterExecute);

        MonimeReply reply = await Monime.CreateAsync();

        reply.ShouldHaveShapeOf("v1/error-500");
        Simulator.Ledger.CommittedCount.Should().Be(1);
    }

    [Fact]
    public async Task An_answer_without_id_has_everything_else()
    {
        Enqueue(FaultAction.WithoutId(), FaultPoint.AfterExecute);

        MonimeReply reply = await Monime.CreateAsync();

        reply.Status.Should().Be(HttpStatusCode.OK);
        reply.Result["id"].Should().BeNull();
        reply.PayoutStatus.Should().Be("pending");
    }

    [Fact]
    public async Task A_garbage_answer_says_200_and_is_not_JSON()
    {
        Enqueue(FaultAction.GarbageBody(), FaultPoint.AfterExecute);

        MonimeReply reply = await Monime.CreateAsync();

        reply.Status.Should().Be(HttpStatusCode.OK);
        FluentActions.Invoking(() => reply.Json).Should().Throw<System.Text.Json.JsonException>();
    }

    [Fact]
    public async Task A_huge_answer_has_the_length_that_was_asked_for()
    {
        Enqueue(FaultAction.HugeBody(1_000_000));

        (await Monime.CreateAsync()).Text.Should().HaveLength(1_000_000);
    }

    [Fact]
    public async Task A_delayed_request_is_executed_when_the_clock_gets_there()
    {
        Enqueue(FaultAction.Delay(TimeSpan.FromSeconds(30)));
        Task<MonimeReply> reply = Monime.CreateAsync();
        await Clock.TimerArmedAsync();
        Simulator.Ledger.Entries.Should().BeEmpty();

        Clock.Advance(TimeSpan.FromSeconds(30));

        (await reply).PayoutStatus.Should().Be("pending");
        Simulator.Ledger.Entries.Should().ContainSingle();
    }

    [Fact]
    public async Task A_delayed_request_is_executed_even_if_the_caller_has_hung_up()
    {
        using CancellationTokenSource hangUp = new();
        Enqueue(FaultAction.Delay(TimeSpan.FromSeconds(30)));
        Task<MonimeReply> reply = Monime.SendAsync(
            "POST", "v1/payouts", MonimeApi.Body(), request => MonimeApi.Set(request, "Idempotency-Key", "key"), hangUp.Token);
        await Clock.TimerArmedAsync();
        await hangUp.CancelAsync();
        await FluentActions.Awaiting(() => reply).Should().ThrowAsync<OperationCanceledException>();

        Clock.Advance(TimeSpan.FromSeconds(30));

        // Other requests pass the time until the abandoned one has been executed.
        for (int turn = 0; turn < 1_000 && Simulator.Ledger.CommittedCount == 0; turn++)
            await Monime.GetAsync("v1/payouts");
        Simulator.Ledger.Entries.Should().ContainSingle();
    }

    [Fact]
    public async Task A_delayed_answer_is_withheld_after_the_payout_was_executed()
    {
        Enqueue(FaultAction.Delay(TimeSpan.FromSeconds(30)), FaultPoint.AfterExecute);
        Task<MonimeReply> reply = Monime.CreateAsync();
        await Clock.TimerArmedAsync();

        Simulator.Ledger.Entries.Should().ContainSingle();
        reply.IsCompleted.Should().BeFalse();

        Clock.Advance(TimeSpan.FromSeconds(30));
        (await reply).PayoutStatus.Should().Be("pending");
    }

    [Fact]
    public async Task A_fault_strikes_the_occurrence_and_as_often_as_it_says()
    {
        Simulator.Faults.Enqueue(new SimulatedFault
        {
            Provider = "monime",
            Method = "GET",
            Template = "/v1/payouts/{id}",
            Occurrence = 2,
            Times = 2,
            Action = FaultAction.Respond(503),
        });
        MonimeReply created = await Monime.CreateAsync();
        await Monime.GetAsync("v1/payouts");

        List<int> statuses = [];
        for (int call = 0; call < 4; call++)
            statuses.Add((int)(await Monime.GetAsync("v1/payouts/" + created.Id)).Status);

        statuses.Should().Equal(200, 503, 503, 200);
        Simulator.Faults.PendingCount.Should().Be(0);
    }

    [Fact]
    public async Task A_fault_on_a_condition_strikes_once()
    {
        Simulator.Faults.On(request => request.Path.EndsWith("/payouts", StringComparison.Ordinal), FaultAction.Respond(503));

        (await Monime.GetAsync("payouts")).Status.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await Monime.GetAsync("payouts")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public void A_fault_that_harms_an_answer_before_there_is_one_is_refused()
    {
        FluentActions.Invoking(() => Enqueue(FaultAction.TruncateBody())).Should().Throw<ArgumentException>().WithMessage("*AfterExecute*");
    }

    private void Enqueue(FaultAction action, FaultPoint point = FaultPoint.BeforeExecute) =>
        Simulator.Faults.Enqueue(new SimulatedFault { Method = "POST", Template = "/v1/payouts", Point = point, Action = action });
}
