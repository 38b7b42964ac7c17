using Payouts.Simulator.Moneroo;

namespace Payouts.Simulator.Tests.Moneroo;

public sealed class FloatTests : SimulatorTest
{
    private protected override void Configure(PayoutSimulatorOptions options) => options.StartingBalance = 1_500;

    [Fact]
    public async Task A_create_that_the_float_does_not_cover_is_refused_and_a_smaller_one_is_not()
    {
        await Moneroo.CreateAsync(MonerooApi.Body(amount: 1_000));

        MonerooReply refused = await Moneroo.CreateAsync(MonerooApi.Body(amount: 501));

        ((int)refused.Status).Should().Be(422);
        refused.Message.Should().Be("Insufficient funds");
        refused.Json["errors"]!.AsArray().Should().BeEmpty();
        ((int)(await Moneroo.CreateAsync(MonerooApi.Body(amount: 500))).Status).Should().Be(201);
        Simulator.Ledger.Entries.Should().HaveCount(2);
    }

    [Fact]
    public async Task The_float_counts_hundredths_where_the_currency_has_them()
    {
        ((int)(await Moneroo.CreateAsync(MonerooApi.DemoBody())).Status).Should().Be(422);
    }

    [Fact]
    public async Task Each_environment_has_money_of_its_own()
    {
        await Moneroo.CreateAsync(MonerooApi.Body(amount: 1_500));

        ((int)(await Moneroo.CreateAsync(MonerooApi.Body(amount: 1_500), MonerooDefaults.LiveKey)).Status).Should().Be(201);
    }

    [Fact]
    public async Task A_payout_that_fails_gives_its_money_back()
    {
        await Moneroo.CreateAsync(MonerooApi.Body(MonerooMagicNumbers.RecipientNotFound, amount: 1_500));
        ((int)(await Moneroo.CreateAsync(MonerooApi.Body(amount: 1_500))).Status).Should().Be(422);
        Clock.Advance(ToFinal);

        ((int)(await Moneroo.CreateAsync(MonerooApi.Body(amount: 1_500))).Status).Should().Be(201);
    }
}
