using System.Net;
using Payouts.Simulator.Monime;

namespace Payouts.Simulator.Tests.Monime;

public sealed class AccountTests : SimulatorTest
{
    private protected override void Configure(PayoutSimulatorOptions options) => options.StartingBalance = 20_000;

    [Fact]
    public async Task The_balance_is_shown_only_when_asked_for()
    {
        (await Monime.GetAsync("v1/financial-accounts/fac-1")).ShouldHaveShapeOf("v1/financial-account-no-balance");
        (await Monime.GetAsync("v1/financial-accounts/fac-1?withBalance=true")).ShouldHaveShapeOf("v1/financial-account");
        (await Monime.GetAsync("v1/financial-accounts?withBalance=true")).ShouldHaveShapeOf("v1/financial-accounts");
    }

    [Fact]
    public async Task The_balance_goes_down_by_amount_and_fee_on_completion()
    {
        await Monime.CreateAsync(MonimeApi.Body(value: 15_000));
        (await BalanceAsync(MonimeDefaults.MainAccountId)).Should().Be(20_000);

        Clock.Advance(ToFinal);

        (await BalanceAsync(MonimeDefaults.MainAccountId)).Should().Be(4_850);
        (await BalanceAsync(MonimeDefaults.DollarAccountId)).Should().Be(20_000);
    }

    [Fact]
    public async Task A_payout_that_the_balance_does_not_cover_fails_and_later_smaller_ones_are_paid()
    {
        MonimeReply paid = await Monime.CreateAsync(MonimeApi.Body(value: 15_000));
        MonimeReply unpaid = await Monime.CreateAsync(MonimeApi.Body(value: 5_000));
        MonimeReply small = await Monime.CreateAsync(MonimeApi.Body(value: 4_000));
        Clock.Advance(ToFinal);

        (await Monime.GetAsync("v1/payouts/" + paid.Id)).PayoutStatus.Should().Be("completed");
        (await Monime.GetAsync("v1/payouts/" + unpaid.Id)).Result["failureDetail"]!["code"]!.GetValue<string>().Should().Be("fund_insufficient");
        (await Monime.GetAsync("payouts/" + unpaid.Id)).Result["failureDetail"]!["code"]!.GetValue<string>().Should().Be("fundInsufficient");
        (await Monime.GetAsync("v1/payouts/" + small.Id)).PayoutStatus.Should().Be("completed");
        (await BalanceAsync(MonimeDefaults.MainAccountId)).Should().Be(810);
    }

    [Fact]
    public async Task Each_space_has_money_of_its_own()
    {
        await Monime.CreateAsync(spaceId: "spc-b");
        Clock.Advance(ToFinal);

        (await BalanceAsync(MonimeDefaults.MainAccountId)).Should().Be(20_000);
    }

    [Theory]
    [InlineData("v1/financial-accounts?uvan=SL00000000000002", 1)]
    [InlineData("v1/financial-accounts?uvan=SL00000000000009", 0)]
    [InlineData("v1/financial-accounts?reference=none", 0)]
    [InlineData("v1/financial-accounts?limit=1", 1)]
    [InlineData("v1/financial-accounts", 2)]
    public async Task The_list_of_accounts_can_be_narrowed(string path, int count)
    {
        (await Monime.GetAsync(path)).Json["pagination"]!["count"]!.GetValue<int>().Should().Be(count);
    }

    [Theory]
    [InlineData("v1/financial-accounts/fac-9", 404)]
    [InlineData("v1/financial-accounts/fac-1?withBalance=yes", 400)]
    [InlineData("v1/financial-accounts?uvan=12345678901234567", 400)]
    [InlineData("financial-accounts", 404)]
    public async Task An_account_call_outside_the_rules_is_refused(string path, int status)
    {
        ((int)(await Monime.GetAsync(path)).Status).Should().Be(status);
    }

    [Fact]
    public async Task A_space_that_the_token_may_not_use_is_forbidden()
    {
        PayoutSimulatorOptions options = new() { TimeProvider = Clock };
        options.For<MonimeSimulatorOptions>().SpaceIds.Add("spc-mine");
        await using PayoutSimulator simulator = await PayoutSimulator.StartAsync(options);
        using MonimeApi monime = new(simulator.AddressOf("monime"));

        MonimeReply other = await monime.GetAsync("v1/payouts", "spc-other");

        other.Status.Should().Be(HttpStatusCode.Forbidden);
        other.ShouldHaveShapeOf("v1/error-403");
        (await monime.GetAsync("v1/payouts", "spc-mine")).Status.Should().Be(HttpStatusCode.OK);
    }

    private async Task<long> BalanceAsync(string account) =>
        (await Monime.GetAsync($"v1/financial-accounts/{account}?withBalance=true")).Result["balance"]!["available"]!["value"]!.GetValue<long>();
}
