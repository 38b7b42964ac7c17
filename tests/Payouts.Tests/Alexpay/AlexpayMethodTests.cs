using Payouts.Alexpay;
using Payouts.Providers;
using Payouts.Tests.Alexpay.Support;

namespace Payouts.Tests.Alexpay;

/// <summary>Whom can be paid, and out of which wallets.</summary>
public sealed class AlexpayMethodTests
{
    private const string Banks = "GET /v1/payment/banks?country=GH";
    private const string Wallets = "GET /v1/account/get-wallet";

    [Fact]
    public async Task Banks_are_listed_by_a_code_that_names_each_alone()
    {
        await using var world = new AlexpayWorld();
        world.Server.On(Banks, 200, """
            {"status":"success","code":200,"data":[{"id":"b-1","name":"One","code":"01"},{"id":"b-2","name":"Two","code":"02"},{"id":"b-3","name":"Three","code":"02"},
            {"id":"b-4","code":4},{"id":5,"name":"Five"},{"name":"No id"},7,{"id":"b-6","name":"Six","code":"B-1"}]}
            """);

        List<PayoutMethod> methods = await world.RunAsync(world.Provider.GetMethodsAsync(PayoutChannel.BankAccount, "GH"));

        methods.Should().Equal(
            Method("01", "One"), Method("b-2", "Two"), Method("b-3", "Three"), Method("4", "b-4"), Method("5", "Five"), Method("b-6", "Six"));

        static PayoutMethod Method(string code, string name) => new(code, name, PayoutChannel.BankAccount, "GH", CanPayTo: true, CanLookUpNames: false);
    }

    [Fact]
    public async Task Banks_of_a_country_without_bank_payouts_cannot_be_paid_to()
    {
        await using var world = new AlexpayWorld();
        world.Server.On("GET /v1/payment/banks?country=ZM", 200, AlexpaySample.BodyOf("banks"));

        (await world.RunAsync(world.Provider.GetMethodsAsync(PayoutChannel.BankAccount, "ZM"))).Should().ContainSingle().Which.CanPayTo.Should().BeFalse();
    }

    [Fact]
    public async Task One_bank_is_found_by_code_or_id_and_an_unknown_one_is_none()
    {
        await using var world = new AlexpayWorld();

        (await world.RunAsync(world.Provider.GetMethodAsync(PayoutChannel.BankAccount, AlexpaySample.Bank)))
            .Should().Be(new PayoutMethod("030100", "Example Bank Ghana", PayoutChannel.BankAccount, "GH", CanPayTo: true, CanLookUpNames: false));
        (await world.RunAsync(world.Provider.GetMethodAsync(PayoutChannel.BankAccount, "030100")))!.Name.Should().Be("Example Bank Ghana");
        (await world.RunAsync(world.Provider.GetMethodAsync(PayoutChannel.BankAccount, "999999"))).Should().BeNull();
        world.Server.Lines.Should().Equal(Banks);
    }

    [Fact]
    public async Task Networks_are_told_from_the_documented_table_without_asking()
    {
        await using var world = new AlexpayWorld();

        (await world.RunAsync(world.Provider.GetMethodsAsync(PayoutChannel.MobileMoney, "GH"))).Should().Equal(Network("mtn", "MTN Mobile Money", "GH"), Network("telecel", "Telecel Cash", "GH"));
        (await world.RunAsync(world.Provider.GetMethodsAsync(PayoutChannel.MobileMoney, "ZM"))).Should().Equal(
            Network("mtn", "MTN Mobile Money", "ZM"), Network("airtel", "Airtel Money", "ZM"), Network("zamtel", "Zamtel Kwacha", "ZM"));
        (await world.RunAsync(world.Provider.GetMethodsAsync(PayoutChannel.MobileMoney, "NG"))).Should().BeEmpty();
        (await world.RunAsync(world.Provider.GetMethodsAsync(PayoutChannel.ProviderWallet, "GH"))).Should().BeEmpty();
        (await world.Provider.GetMethodAsync(PayoutChannel.MobileMoney, "Zamtel")).Should().Be(Network("zamtel", "Zamtel Kwacha", "ZM"));
        (await world.Provider.GetMethodAsync(PayoutChannel.MobileMoney, "vodafone")).Should().Be(Network("telecel", "Telecel Cash", "GH"));
        (await world.Provider.GetMethodAsync(PayoutChannel.MobileMoney, "mtn")).Should().Be(Network("mtn", "MTN Mobile Money", null));
        (await world.Provider.GetMethodAsync(PayoutChannel.MobileMoney, "no such network")).Should().BeNull();
        (await world.Provider.GetMethodAsync(PayoutChannel.ProviderWallet, "w")).Should().BeNull();
        world.Server.Requests.Should().BeEmpty();

        static PayoutMethod Network(string code, string name, string? country) => new(code, name, PayoutChannel.MobileMoney, country, CanPayTo: true, CanLookUpNames: false);
    }

    [Fact]
    public async Task Balances_are_exact_and_one_that_cannot_be_read_is_not_told()
    {
        await using var world = new AlexpayWorld();
        world.Server.On(Wallets, 200, """
            {"status":"success","code":200,"data":[{"id":"w-1","balance":347.990,"country":{"currency_code":"ZMW","name":"Zambia"}},{"id":"w-2","balance":"11","country":{"currency_code":"GHS"}},
            {"id":"w-3","balance":0.1,"country":{"currency_code":"???"}},{"balance":1,"country":{"currency_code":"GHS"}},{"id":"w-5","balance":1},7]}
            """);

        List<ProviderBalance> balances = await world.RunAsync(world.Provider.GetBalancesAsync());

        balances.Should().Equal(new ProviderBalance("w-1", Currency.ZMW, Money.Of(347.99m, Currency.ZMW), "Zambia"), new ProviderBalance("w-2", Currency.GHS, Available: null));
    }

    [Theory]
    [InlineData(null, 2), InlineData("live", 2), InlineData("test", 0)]
    public async Task Balances_of_another_environment_are_left_out(string? environment, int expected)
    {
        await using var world = new AlexpayWorld(options => options.Environment = environment);

        (await world.RunAsync(world.Provider.GetBalancesAsync())).Should().HaveCount(expected);
    }

    [Fact]
    public async Task One_balance_is_found_by_its_id_and_an_unknown_one_is_none()
    {
        await using var world = new AlexpayWorld();

        (await world.RunAsync(world.Provider.GetBalanceAsync("d37415d0-df6***")))!.Available.Should().Be(Money.Of(347.99m, Currency.ZMW));
        (await world.RunAsync(world.Provider.GetBalanceAsync("none"))).Should().BeNull();
    }

    [Theory]
    [InlineData("KITTEN", "SITTING", 3), InlineData("", "ABC", 3), InlineData("ABC", "", 3), InlineData("ABC", "ABC", 0), InlineData("AB", "BA", 2), InlineData("030100", "030101", 1)]
    public void The_distance_of_two_texts_is_their_fewest_changes(string left, string right, int expected) => AlexpayBanks.Distance(left, right).Should().Be(expected);
}
