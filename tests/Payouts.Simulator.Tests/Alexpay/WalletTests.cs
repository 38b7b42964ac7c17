using System.Net;
using System.Text.Json.Nodes;
using Payouts.Simulator.Alexpay;

namespace Payouts.Simulator.Tests.Alexpay;

public sealed class WalletTests : AlexpayTest
{
    private protected override void Configure(AlexpaySimulatorOptions options) => options.WalletBalance = 34_799;

    [Fact]
    public async Task There_is_a_wallet_for_each_country_with_an_exact_balance()
    {
        AlexpayReply reply = await Alexpay.GetAsync("v1/account/get-wallet");

        reply.Json.ShouldHaveShapeOf("alexpay/wallets");
        reply.Data.AsArray().Select(wallet => $"{wallet!["country"]!["currency_code"]} {wallet["balance"]!.ToJsonString()}").Should().Equal("GHS 347.99", "ZMW 347.99");
    }

    [Fact]
    public async Task The_wallet_of_the_country_is_debited_by_amount_and_charge_on_acceptance()
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Alexpay.CreateAsync(AlexpayApi.Body(amount: 26));

        (await BalanceAsync("GH")).Should().Be("320.99");
        (await BalanceAsync("ZM")).Should().Be("347.99");
        (await Alexpay.GetAsync("v1/account/get-wallet")).Data[0]!["updated_at"]!.GetValue<string>().Should().Be("2026-09-01T10:01:00.000000Z");
    }

    [Fact]
    public async Task A_payout_that_fails_gives_amount_and_charge_back()
    {
        await Alexpay.CreateAsync(AlexpayApi.Body(AlexpayMagicNumbers.AccountBlocked));
        Clock.Advance(ToFinal);

        (await BalanceAsync("GH")).Should().Be("347.99");
    }

    [Theory]
    [InlineData(346, 200)]
    [InlineData(347, 400)]
    public async Task A_wallet_pays_what_it_holds_and_no_more(long amount, int status)
    {
        AlexpayReply reply = await Alexpay.CreateAsync(AlexpayApi.Body(amount: amount));

        ((int)reply.Status).Should().Be(status);
        Simulator.Ledger.CommittedCount.Should().Be(status is 200 ? 1 : 0);
    }

    [Theory]
    [InlineData(false, HttpStatusCode.BadRequest)]
    [InlineData(true, HttpStatusCode.OK)]
    public async Task A_decline_has_the_recorded_body_under_the_chosen_status(bool with200, HttpStatusCode status)
    {
        await using AlexpayWorld world = await StartAsync(options =>
        {
            options.WalletBalance = 0;
            options.DeclinesWithHttp200 = with200;
        });

        AlexpayReply reply = await world.Api.CreateAsync();

        reply.Status.Should().Be(status);
        reply.Text.Should().Be(JsonNode.Parse(JsonFixture.Text("alexpay/error-200-body"))!.ToJsonString());
        world.Simulator.Ledger.Entries.Should().BeEmpty();
        (await world.Api.GetAsync("v1/payment")).Data["payments"]!.AsArray().Should().BeEmpty();
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public async Task A_payout_above_the_limit_is_declined(long amount, bool accepted)
    {
        await using AlexpayWorld world = await StartAsync(options => options.PayoutLimit = 100);

        AlexpayReply reply = await world.Api.CreateAsync(AlexpayApi.Body(amount: amount));

        reply.Text.Contains("TRANSACTION_LIMIT_EXCEEDED", StringComparison.Ordinal).Should().Be(!accepted);
        world.Simulator.Ledger.CommittedCount.Should().Be(accepted ? 1 : 0);
    }

    [Theory]
    [InlineData(AlexpayMagicNumbers.AccountNotFound, "ACCOUNT_NOT_FOUND")]
    [InlineData(AlexpayMagicNumbers.Declined, "DECLINED_TRANSACTION")]
    public async Task A_destination_that_fails_can_be_declined_by_the_create(string phone, string code)
    {
        await using AlexpayWorld world = await StartAsync(options => options.DeclinesAtCreate = true);

        AlexpayReply reply = await world.Api.CreateAsync(AlexpayApi.Body(phone));

        reply.Status.Should().Be(HttpStatusCode.BadRequest);
        reply.Json["message"]!.GetValue<string>().Should().Be(code);
        world.Simulator.Ledger.Entries.Should().BeEmpty();
    }

    [Fact]
    public async Task A_failure_without_a_reason_is_never_declined_by_the_create()
    {
        await using AlexpayWorld world = await StartAsync(options => options.DeclinesAtCreate = true);

        AlexpayReply reply = await world.Api.CreateAsync(AlexpayApi.Body(AlexpayMagicNumbers.Fails));

        reply.PayoutStatus.Should().Be("processing");
    }

    [Fact]
    public async Task The_charge_is_the_chosen_one()
    {
        await using AlexpayWorld world = await StartAsync(options =>
        {
            options.Charge = 25;
            options.WalletBalance = 5_100;
        });

        AlexpayReply created = await world.Api.CreateAsync(AlexpayApi.Body(amount: 26));

        (await world.Api.CheckAsync(created)).Data["charge"]!.GetValue<int>().Should().Be(25);
        (await world.Api.GetAsync("v1/account/get-wallet")).Data[0]!["balance"]!.ToJsonString().Should().Be("0");
    }

    private async Task<string> BalanceAsync(string country) =>
        (await Alexpay.GetAsync("v1/account/get-wallet")).Data.AsArray()
            .Single(wallet => wallet!["country"]!["country_code"]!.GetValue<string>() == country)!["balance"]!.ToJsonString();
}
