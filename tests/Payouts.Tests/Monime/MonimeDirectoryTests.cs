using System.Text.Json.Nodes;
using Payouts.Monime;
using Payouts.Providers;
using Payouts.Simulator;
using Payouts.Simulator.Monime;
using Payouts.Tests.Monime.Support;

namespace Payouts.Tests.Monime;

/// <summary>Directories, name lookup and balances over real sockets, in both generations.</summary>
public sealed class MonimeDirectoryTests
{
    [Theory]
    [InlineData(MonimeApi.V1, Sample.Phone, "Aminata Kamara", AccountNameOutcome.Match)]
    [InlineData(MonimeApi.V1, Sample.Phone, null, AccountNameOutcome.Match)]
    [InlineData(MonimeApi.V1, Sample.Phone, "Fatu Kamara", AccountNameOutcome.CloseMatch)]
    [InlineData(MonimeApi.V1, Sample.Phone, "John Smith", AccountNameOutcome.NoMatch)]
    [InlineData(MonimeApi.V1, MonimeMagicNumbers.AccountMissing, "Aminata Kamara", AccountNameOutcome.NoMatch)]
    [InlineData(MonimeApi.Release20240801, Sample.Phone, "KAMARA, Aminata", AccountNameOutcome.Match)]
    [InlineData(MonimeApi.Release20240801, MonimeMagicNumbers.AccountMissing, "Aminata Kamara", AccountNameOutcome.NoMatch)]
    public async Task NameLookup_ComparesTheHolderWithTheExpectedName(MonimeApi api, string phone, string? expected, AccountNameOutcome outcome)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync(api);

        AccountNameResult result = await world.RunAsync(world.Provider.LookUpAsync(Sample.MobileTo(phone), expected));

        result.Outcome.Should().Be(outcome);
    }

    [Theory]
    [InlineData("bank", "slb004", "0012345678"), InlineData("wallet", "dw001", "W-100200")]
    public async Task NameLookup_OfABankOrWallet_AsksForItsAccount(string channel, string code, string account)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();

        AccountNameResult result = await world.RunAsync(world.Provider.LookUpAsync(channel == "bank" ? Sample.Bank : Sample.Wallet));

        result.Should().Be(new AccountNameResult(AccountNameOutcome.Match, "Aminata Kamara"));
        world.Wire.All.Should().ContainSingle().Which.Should().Match<WireRequest>(request =>
            request.ProviderPath == $"/v1/provider-kyc/{code}" && request.Query["accountId"] == account);
    }

    [Theory]
    [InlineData(200, "{\"success\":true,\"result\":{\"account\":{\"holderName\":\"OK\"}}}")]
    [InlineData(200, "{\"success\":true,\"result\":{\"account\":{\"holderName\":\"\"}}}")]
    [InlineData(200, "{\"success\":true,\"result\":{\"accountHolderProfile\":{\"firstName\":null}}}")]
    [InlineData(200, "{\"success\":true,\"result\":{}}")]
    [InlineData(200, "<html/>")]
    [InlineData(404, "<html/>")]
    [InlineData(403, "{\"success\":false,\"error\":{\"reason\":\"forbidden\"}}")]
    public async Task NameLookup_ThatTellsNoName_CouldNotCheck(int status, string body)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.On("GET", "/provider-kyc/{id}", FaultAction.Respond(status, body));

        (await world.RunAsync(world.Provider.LookUpAsync(Sample.Mobile, "Aminata Kamara"))).Outcome.Should().Be(AccountNameOutcome.CouldNotCheck);
    }

    [Fact]
    public async Task NameLookup_AtANetworkWithoutACode_IsNotOfferedAndAsksNobody()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();

        AccountNameResult result = await world.Provider.LookUpAsync(PayoutDestination.MobileMoney(Sample.Phone, MobileNetwork.Wave));

        result.Outcome.Should().Be(AccountNameOutcome.NotOffered);
        world.Wire.All.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(MonimeProviderTests.Generations), MemberType = typeof(MonimeProviderTests))]
    public async Task Directory_ListsNetworksAndBanksWithWhatTheyCanDo(MonimeApi api)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync(api);

        List<PayoutMethod> networks = await world.RunAsync(Items.ToListAsync(world.Provider.GetMethodsAsync(PayoutChannel.MobileMoney, "SL")));
        List<PayoutMethod> banks = await world.RunAsync(Items.ToListAsync(world.Provider.GetMethodsAsync(PayoutChannel.BankAccount, "SL")));
        List<PayoutMethod> wallets = await Items.ToListAsync(world.Provider.GetMethodsAsync(PayoutChannel.ProviderWallet, "SL"));

        networks.Select(static method => (method.Code, method.CanPayTo)).Should().Equal(("m17", true), ("m18", true), ("m13", false));
        networks[0].Should().Be(new PayoutMethod("m17", "Orange Money", PayoutChannel.MobileMoney, "SL", CanPayTo: true, CanLookUpNames: true));
        banks.Should().HaveCount(4).And.OnlyContain(static method => method.Channel == PayoutChannel.BankAccount);
        wallets.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(MonimeProviderTests.Generations), MemberType = typeof(MonimeProviderTests))]
    public async Task Directory_OfOneCode_GivesItOrNothing(MonimeApi api)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync(api);

        (await world.RunAsync(world.Provider.GetMethodAsync(PayoutChannel.MobileMoney, "m18")))!.Name.Should().Be("Africell Money");
        (await world.RunAsync(world.Provider.GetMethodAsync(PayoutChannel.BankAccount, "nobody"))).Should().BeNull();
        (await world.Provider.GetMethodAsync(PayoutChannel.ProviderWallet, "dw001")).Should().BeNull();
    }

    [Theory]
    [InlineData("v1/momos", "m17 True, m18 True, m13 False"), InlineData("v1/banks", "slb004 True, slb002 False")]
    public async Task Directory_OfTheDocumentedBodies_ReadsThem(string name, string expected)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.On("GET", "/momos", FaultAction.Respond(200, WireBodies.Text($"{name}.json")));

        List<PayoutMethod> methods = await world.RunAsync(Items.ToListAsync(world.Provider.GetMethodsAsync(PayoutChannel.MobileMoney, "SL")));

        string.Join(", ", methods.Select(static method => $"{method.Code} {method.CanPayTo}")).Should().Be(expected);
    }

    [Fact]
    public async Task Directory_OfAnInactiveNetwork_CannotPayTo()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        JsonNode body = WireBodies.Json("v1/momo.json");
        body["result"]!["status"]!["active"] = false;
        world.On("GET", "/momos/{id}", FaultAction.Respond(200, body.ToJsonString()));

        PayoutMethod method = (await world.RunAsync(world.Provider.GetMethodAsync(PayoutChannel.MobileMoney, "m17")))!;

        (method.CanPayTo, method.CanLookUpNames).Should().Be((false, false));
    }

    [Fact]
    public async Task Balances_ListEveryAccount()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();

        List<ProviderBalance> all = await world.RunAsync(Items.ToListAsync(world.Provider.GetBalancesAsync()));

        all.Should().Equal(
            new ProviderBalance("fac-1", Currency.SLE, Money.Of(1_000_000m, Currency.SLE), "Main"),
            new ProviderBalance("fac-2", Currency.USD, Money.Of(1_000_000m, Currency.USD), "Dollars"));
    }

    [Fact]
    public async Task Balance_OfOneAccount_IsReadAndFallsWithAPayout()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateAsync();
        world.Complete();

        ProviderBalance? balance = await world.RunAsync(world.Provider.GetBalanceAsync(MonimeDefaults.MainAccountId));

        balance!.Available.Should().Be(Money.Of(1_000_000m - 151.50m, Currency.SLE));
    }

    [Fact]
    public async Task Balance_OfAnAccountThatDoesNotExist_IsNull()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();

        (await world.RunAsync(world.Provider.GetBalanceAsync("fac-999"))).Should().BeNull();
    }

    [Fact]
    public async Task Balance_ThatWasNotTold_IsUnknownRatherThanZero()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.On("GET", "/financial-accounts/{id}", FaultAction.Respond(200, WireBodies.Text("v1/financial-account-no-balance.json")));

        (await world.RunAsync(world.Provider.GetBalanceAsync("fac-1")))!.Available.Should().BeNull();
    }

    [Fact]
    public async Task Balance_InTheOldGeneration_IsRefusedAndNotListedAsOffered()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync(MonimeApi.Release20240801);

        Func<Task> one = () => world.Provider.GetBalanceAsync("fac-1");
        Func<Task> all = () => Items.ToListAsync(world.Provider.GetBalancesAsync());

        await one.Should().ThrowAsync<PayoutStateException>();
        await all.Should().ThrowAsync<PayoutStateException>();
        world.Provider.Capabilities.Supports(ProviderOperation.Balance).Should().BeFalse();
    }
}
