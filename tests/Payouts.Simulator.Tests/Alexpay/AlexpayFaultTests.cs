using System.Net;
using System.Text.Json.Nodes;
using Payouts.Simulator.Alexpay;

namespace Payouts.Simulator.Tests.Alexpay;

public sealed class AlexpayFaultTests : AlexpayTest
{
    private const string CreateTemplate = "/v1/payment/payouts/process";
    private const string CheckTemplate = "/v1/payment/{id}/check";

    private protected override void Configure(AlexpaySimulatorOptions options) => options.CreateIds = AlexpayCreateIds.Both;

    [Fact]
    public async Task A_create_without_ids_has_everything_else_and_is_in_the_ledger()
    {
        Enqueue(FaultAction.WithoutId(), FaultPoint.AfterExecute);

        AlexpayReply reply = await Alexpay.CreateAsync();

        reply.Status.Should().Be(HttpStatusCode.OK);
        reply.Data.ToJsonString().Should().Be("""{"amount":26,"status":"processing"}""");
        Simulator.Ledger.CommittedCount.Should().Be(1);
    }

    [Theory]
    [InlineData(CheckTemplate, "v1/payment/{reference}/check")]
    [InlineData("/v1/payment/transactions/{reference}/check", "v1/payment/transactions/{reference}/check")]
    [InlineData("/v1/payment/{reference}", "v1/payment/{reference}")]
    [InlineData("/v1/payment", "v1/payment")]
    public async Task A_read_without_ids_has_everything_else(string template, string path)
    {
        AlexpayReply created = await Alexpay.CreateAsync();
        Enqueue(FaultAction.WithoutId(), FaultPoint.AfterExecute, template);

        JsonNode read = (await Alexpay.GetAsync(path.Replace("{reference}", created["reference"], StringComparison.Ordinal))).Data;

        (read["payments"]?[0] ?? read).AsObject().Select(field => field.Key).Should().Contain("status").And.NotContain(["id", "reference", "provider_transaction_id"]);
    }

    [Fact]
    public async Task A_create_that_is_executed_and_then_dropped_is_in_the_ledger_and_a_repeat_pays_again()
    {
        Enqueue(FaultAction.Abort(), FaultPoint.AfterExecute);

        await FluentActions.Awaiting(() => Alexpay.CreateAsync()).Should().ThrowAsync<HttpRequestException>();
        Simulator.Ledger.CommittedCount.Should().Be(1);
        await Alexpay.CreateAsync();

        Simulator.Ledger.CommittedCount.Should().Be(2);
    }

    [Fact]
    public async Task A_create_that_is_dropped_before_execution_is_not_in_the_ledger()
    {
        Enqueue(FaultAction.Abort());

        await FluentActions.Awaiting(() => Alexpay.CreateAsync()).Should().ThrowAsync<HttpRequestException>();

        Simulator.Ledger.Entries.Should().BeEmpty();
        Simulator.Requests.CountOf("POST", CreateTemplate).Should().Be(1);
    }

    [Fact]
    public async Task A_truncated_answer_breaks_off_and_is_in_the_ledger()
    {
        Enqueue(FaultAction.TruncateBody(), FaultPoint.AfterExecute);

        await FluentActions.Awaiting(() => Alexpay.CreateAsync()).Should().ThrowAsync<HttpRequestException>();

        Simulator.Ledger.Entries.Should().ContainSingle();
    }

    [Theory]
    [InlineData(FaultPoint.BeforeExecute, 0)]
    [InlineData(FaultPoint.AfterExecute, 1)]
    public async Task A_server_error_can_hide_a_payout_that_was_executed(FaultPoint point, int committed)
    {
        Enqueue(AlexpayFaults.Error(), point);

        AlexpayReply reply = await Alexpay.CreateAsync();

        reply.Status.Should().Be(HttpStatusCode.InternalServerError);
        reply.Text.Should().Be(JsonNode.Parse(JsonFixture.Text("alexpay/error-500"))!.ToJsonString());
        Simulator.Ledger.CommittedCount.Should().Be(committed);
    }

    [Theory]
    [InlineData(3, "3")]
    [InlineData(null, null)]
    public async Task A_rate_limit_answers_in_the_assumed_words_and_executes_nothing(int? seconds, string? header)
    {
        Enqueue(AlexpayFaults.TooManyRequests(seconds));

        AlexpayReply reply = await Alexpay.CreateAsync();

        reply.Status.Should().Be(HttpStatusCode.TooManyRequests);
        reply.Headers.GetValueOrDefault("Retry-After").Should().Be(header);
        reply.Text.Should().Be(JsonNode.Parse(JsonFixture.Text("alexpay/error-429"))!.ToJsonString());
        Simulator.Ledger.Entries.Should().BeEmpty();
    }

    [Fact]
    public void A_rate_limit_without_a_wait_of_a_second_is_refused()
    {
        FluentActions.Invoking(() => AlexpayFaults.TooManyRequests(0)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    public async Task A_decline_can_be_scripted_for_any_code(int status)
    {
        Enqueue(AlexpayFaults.Declined("ACCOUNT_BLOCKED", status));

        AlexpayReply reply = await Alexpay.CreateAsync();

        ((int)reply.Status).Should().Be(status);
        reply.Text.Should().Be("""{"status":"error","code":400,"message":"ACCOUNT_BLOCKED","data":null}""");
    }

    [Fact]
    public async Task A_delayed_create_is_executed_when_the_clock_gets_there()
    {
        string body = await Alexpay.FillAsync(AlexpayApi.Body());
        Enqueue(FaultAction.Delay(TimeSpan.FromSeconds(90)));
        Task<AlexpayReply> reply = Alexpay.SendAsync("POST", AlexpayApi.Create, body);
        await Clock.TimerArmedAsync();
        Simulator.Ledger.Entries.Should().BeEmpty();

        Clock.Advance(TimeSpan.FromSeconds(90));

        (await reply).PayoutStatus.Should().Be("processing");
        Simulator.Ledger.Entries.Should().ContainSingle();
    }

    [Fact]
    public async Task A_faulty_read_moves_no_money_and_the_next_one_is_good()
    {
        AlexpayReply created = await Alexpay.CreateAsync();
        Enqueue(FaultAction.BadGatewayPage(), template: CheckTemplate);
        Enqueue(FaultAction.GarbageBody(), FaultPoint.AfterExecute, CheckTemplate);

        AlexpayReply page = await Alexpay.CheckAsync(created);
        AlexpayReply garbage = await Alexpay.CheckAsync(created);
        AlexpayReply good = await Alexpay.CheckAsync(created);

        page.Status.Should().Be(HttpStatusCode.BadGateway);
        FluentActions.Invoking(() => garbage.Json).Should().Throw<System.Text.Json.JsonException>();
        good.PayoutStatus.Should().Be("processing");
        Simulator.Ledger.CommittedCount.Should().Be(1);
    }

    private void Enqueue(FaultAction action, FaultPoint point = FaultPoint.BeforeExecute, string template = CreateTemplate) =>
        Simulator.Faults.Enqueue(new SimulatedFault { Provider = "alexpay", Template = template, Point = point, Action = action });
}
