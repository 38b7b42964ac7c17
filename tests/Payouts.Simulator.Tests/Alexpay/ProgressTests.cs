using System.Text.Json.Nodes;

namespace Payouts.Simulator.Tests.Alexpay;

public sealed class ProgressTests : AlexpayTest
{
    [Fact]
    public async Task A_payout_goes_through_both_spellings_of_its_open_status_to_success_with_the_clock()
    {
        AlexpayReply created = await Alexpay.CreateAsync();
        created.PayoutStatus.Should().Be("processing");
        AlexpayReply processing = await Alexpay.CheckAsync(created);
        processing.PayoutStatus.Should().Be("processing");
        processing.ShouldHaveShapeOfRead("alexpay/check-processing");
        Simulator.Ledger.AcceptedCount.Should().Be(1);

        Clock.Advance(ToPending);
        AlexpayReply pending = await Alexpay.CheckAsync(created);
        pending.PayoutStatus.Should().Be("Pending");
        pending["updated_at"].Should().Be("2026-09-01T10:00:00.300000Z");
        pending.ShouldHaveShapeOfRead("alexpay/check-pending");

        Clock.Advance(ToFinal);
        AlexpayReply successful = await Alexpay.CheckAsync(created);
        successful.PayoutStatus.Should().Be("successful");
        successful.ShouldHaveShapeOfRead("alexpay/check-successful");
        successful["created_at"].Should().Be("2026-09-01T10:00:00.000000Z");
        successful["updated_at"].Should().Be("2026-09-01T10:00:01.000000Z");
        successful["is_disbursed"].Should().Be("true");
        successful["failure_reason"].Should().BeEmpty();
        Simulator.Ledger.ExecutedCount.Should().Be(1);
    }

    [Fact]
    public async Task A_read_shows_what_was_asked_for()
    {
        AlexpayReply created = await Alexpay.CreateAsync(AlexpayApi.Body("260960000000", 26, "ZM", "refund #7"));

        JsonNode read = (await Alexpay.CheckAsync(created)).Data;

        JsonObject expected = new()
        {
            ["id"] = created.PayoutId,
            ["amount"] = 26,
            ["charge"] = 1,
            ["environment"] = "test",
            ["type"] = "payout",
            ["method"] = "mobilemoney",
            ["currency"] = "ZMW",
            ["narration"] = "refund #7",
            ["provider_transaction_id"] = created.PayoutId,
            ["operator"] = "MTN",
        };
        foreach ((string field, JsonNode? value) in expected)
            read[field]!.ToJsonString().Should().Be(value!.ToJsonString(), "{0} is that", field);
    }

    [Theory]
    [InlineData("233240000000", "GH", "MTN")]
    [InlineData("233200000000", "GH", "Telecel")]
    [InlineData("233300000000", "GH", "")]
    [InlineData("260970000000", "ZM", "Airtel")]
    [InlineData("260950000000", "ZM", "Zamtel")]
    public async Task The_network_is_picked_by_the_number(string phone, string country, string network)
    {
        AlexpayReply created = await Alexpay.CreateAsync(AlexpayApi.Body(phone, country: country));

        (await Alexpay.CheckAsync(created))["operator"].Should().Be(network);
    }

    [Fact]
    public async Task A_bank_payout_is_shown_as_one()
    {
        AlexpayReply created = await Alexpay.CreateAsync(
            """{"amount":1,"countryId":"$GH","transfer_to":"bank","bank_id":"$BANK","account_number":"0012345678"}""");

        AlexpayReply read = await Alexpay.CheckAsync(created);

        (read["method"], read["operator"], read["narration"]).Should().Be(("bank", "", ""));
        Simulator.Ledger.Entries.Single().Destination.Should().Be("0012345678");
    }

    [Fact]
    public async Task The_time_to_the_final_status_can_be_alexpays_own()
    {
        await using AlexpayWorld world = await StartAsync(options => options.CompletedAfter = TimeSpan.FromMinutes(4));
        await world.Api.CreateAsync();

        Clock.Advance(TimeSpan.FromMinutes(4) - TimeSpan.FromTicks(1));
        world.Simulator.Ledger.ExecutedCount.Should().Be(0);
        Clock.Advance(TimeSpan.FromTicks(1));

        world.Simulator.Ledger.ExecutedCount.Should().Be(1);
    }

    [Fact]
    public async Task With_zero_delays_the_create_still_answers_processing_and_the_first_read_is_final()
    {
        await using PayoutSimulator simulator = await PayoutSimulator.StartAsync(
            new PayoutSimulatorOptions { TimeProvider = Clock, ProcessingAfter = TimeSpan.Zero, CompletedAfter = TimeSpan.Zero });
        using AlexpayApi alexpay = new(simulator.AddressOf("alexpay"));

        AlexpayReply created = await alexpay.CreateAsync();

        created.PayoutStatus.Should().Be("processing");
        (await alexpay.CheckAsync(created)).PayoutStatus.Should().Be("successful");
    }
}
