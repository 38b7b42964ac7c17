using System.Text.Json.Nodes;
using Payouts.Simulator.Monime;

namespace Payouts.Simulator.Tests.Monime;

public sealed class ProgressTests : SimulatorTest
{
    [Fact]
    public async Task A_payout_goes_from_pending_through_processing_to_completed_with_the_clock()
    {
        MonimeReply created = await Monime.CreateAsync();
        created.ShouldHaveShapeOf("v1/create-response");
        created.PayoutStatus.Should().Be("pending");
        Simulator.Ledger.AcceptedCount.Should().Be(1);

        Clock.Advance(ToProcessing);
        MonimeReply processing = await Monime.GetAsync("v1/payouts/" + created.Id);
        processing.ShouldHaveShapeOf("v1/get-processing");
        processing.PayoutStatus.Should().Be("processing");
        processing.Result["source"]!["transactionReference"].Should().NotBeNull();

        Clock.Advance(ToFinal);
        MonimeReply completed = await Monime.GetAsync("v1/payouts/" + created.Id);
        completed.ShouldHaveShapeOf("v1/get-completed");
        completed.PayoutStatus.Should().Be("completed");
        completed.Result["destination"]!["transactionReference"].Should().NotBeNull();
        completed.Result["fees"]!.ToJsonString().Should().Be("""[{"code":"Base","amount":{"currency":"SLE","value":150},"metadata":null}]""");
        completed.Result["createTime"]!.GetValue<string>().Should().Be("2026-09-01T10:00:00Z");
        completed.Result["updateTime"]!.GetValue<string>().Should().Be("2026-09-01T10:00:01Z");
        Simulator.Ledger.ExecutedCount.Should().Be(1);
    }

    [Fact]
    public async Task The_old_generation_shows_the_same_progress_in_its_own_fields()
    {
        MonimeReply created = await Monime.CreateAsync(MonimeApi.DatedBody(), path: "payouts");
        created.ShouldHaveShapeOf("2024-08-01/create-response");
        created.PayoutStatus.Should().Be("pending");

        Clock.Advance(ToFinal);
        MonimeReply completed = await Monime.GetAsync("payouts/" + created.Id);
        completed.ShouldHaveShapeOf("2024-08-01/get-completed");
        completed.Result["charges"]![0]!.ToJsonString().Should().Be("""{"name":"fee","amount":{"currency":"SLE","value":2},"metadata":null}""");
    }

    [Theory]
    [InlineData("""{"type":"bank","providerId":"slb004","accountNumber":"0012345678"}""", "v1/create-response-bank")]
    [InlineData("""{"type":"wallet","providerId":"dw001","walletId":"W-100200"}""", "v1/create-response-wallet")]
    public async Task The_destination_is_shown_in_the_form_of_its_type(string destination, string fixture)
    {
        MonimeReply created = await Monime.CreateAsync($$$"""{"amount":{"currency":"SLE","value":15000},"destination":{{{destination}}}}""");

        created.ShouldHaveShapeOf(fixture);
    }

    [Theory]
    [InlineData(MonimeMagicNumbers.AccountMissing, "provider_account_missing", "providerAccountMissing")]
    [InlineData(MonimeMagicNumbers.FundInsufficient, "fund_insufficient", "fundInsufficient")]
    public async Task A_number_that_fails_names_the_code_in_the_spelling_of_each_generation(string phone, string snake, string camel)
    {
        MonimeReply created = await Monime.CreateAsync(MonimeApi.Body(phone));
        Clock.Advance(ToFinal);

        MonimeReply caph = await Monime.GetAsync("v1/payouts/" + created.Id);
        MonimeReply dated = await Monime.GetAsync("payouts/" + created.Id);

        caph.ShouldHaveShapeOf("v1/get-failed");
        caph.PayoutStatus.Should().Be("failed");
        caph.Result["failureDetail"]!["code"]!.GetValue<string>().Should().Be(snake);
        dated.ShouldHaveShapeOf("2024-08-01/get-failed");
        dated.Result["failureDetail"]!["code"]!.GetValue<string>().Should().Be(camel);
        Simulator.Ledger.Entries.Single().State.Should().Be(LedgerState.Failed);
        Simulator.Ledger.CommittedCount.Should().Be(0);
    }

    [Theory]
    [InlineData(MonimeMagicNumbers.StaysPending, "pending", "pending")]
    [InlineData(MonimeMagicNumbers.UnknownStatus, "scheduled", "scheduled")]
    [InlineData(MonimeMagicNumbers.Delayed, "processing", "delayed")]
    public async Task A_number_that_stays_open_shows_its_status_for_ever(string phone, string caphStatus, string datedStatus)
    {
        MonimeReply created = await Monime.CreateAsync(MonimeApi.Body(phone));
        Clock.Advance(TimeSpan.FromDays(30));

        (await Monime.GetAsync("v1/payouts/" + created.Id)).PayoutStatus.Should().Be(caphStatus);
        (await Monime.GetAsync("payouts/" + created.Id)).PayoutStatus.Should().Be(datedStatus);
        Simulator.Ledger.AcceptedCount.Should().Be(1);
    }

    [Fact]
    public async Task A_delayed_payout_says_why()
    {
        MonimeReply created = await Monime.CreateAsync(MonimeApi.DatedBody(MonimeMagicNumbers.Delayed), path: "payouts");
        Clock.Advance(ToProcessing);

        MonimeReply delayed = await Monime.GetAsync("payouts/" + created.Id);

        delayed.ShouldHaveShapeOf("2024-08-01/get-delayed");
        delayed.Result["delayedReason"]!.GetValue<string>().Should().Be("The provider is unavailable");
    }

    [Fact]
    public async Task An_outcome_that_changes_moves_payouts_that_are_still_open()
    {
        Simulator.Outcomes.For("+23278000099", SimulatedOutcome.Pending);
        MonimeReply created = await Monime.CreateAsync(MonimeApi.Body("+23278000099"));
        Clock.Advance(TimeSpan.FromHours(1));
        (await Monime.GetAsync("v1/payouts/" + created.Id)).PayoutStatus.Should().Be("pending");

        Simulator.Outcomes.For("+23278000099", SimulatedOutcome.Failed("provider_account_blocked", "Blocked by the operator"));

        JsonNode failure = (await Monime.GetAsync("v1/payouts/" + created.Id)).Result["failureDetail"]!;
        failure.ToJsonString().Should().Be("""{"code":"provider_account_blocked","message":"Blocked by the operator"}""");
    }

    [Fact]
    public async Task With_zero_delays_the_create_still_answers_pending_and_the_first_read_is_final()
    {
        await using PayoutSimulator simulator = await PayoutSimulator.StartAsync(
            new PayoutSimulatorOptions { TimeProvider = Clock, ProcessingAfter = TimeSpan.Zero, CompletedAfter = TimeSpan.Zero });
        using MonimeApi monime = new(simulator.AddressOf("monime"));

        MonimeReply created = await monime.CreateAsync();

        created.PayoutStatus.Should().Be("pending");
        (await monime.GetAsync("v1/payouts/" + created.Id)).PayoutStatus.Should().Be("completed");
    }

    [Theory]
    [InlineData("v1/payouts/pyt-999999")]
    [InlineData("payouts/pyt-999999")]
    [InlineData("v1/nothing")]
    public async Task What_does_not_exist_is_not_found_in_the_envelope(string path)
    {
        MonimeReply reply = await Monime.GetAsync(path);

        ((int)reply.Status).Should().Be(404);
        reply.ShouldHaveShapeOf("v1/error-404");
    }

    [Fact]
    public async Task A_payout_of_another_space_or_environment_is_not_found()
    {
        MonimeReply created = await Monime.CreateAsync();

        MonimeReply otherSpace = await Monime.GetAsync("v1/payouts/" + created.Id, "spc-b");
        MonimeReply otherEnvironment = await Monime.SendAsync("GET", "v1/payouts/" + created.Id, change: request =>
            MonimeApi.Set(request, "Authorization", "Bearer mon_live_simulator"));

        ((int)otherSpace.Status).Should().Be(404);
        ((int)otherEnvironment.Status).Should().Be(404);
    }
}
