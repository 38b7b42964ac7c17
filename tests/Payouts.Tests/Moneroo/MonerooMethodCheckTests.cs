using System.Text.Json.Nodes;
using Payouts.Tests.Moneroo.Support;

namespace Payouts.Tests.Moneroo;

/// <summary>What the list of methods that Moneroo serves refuses before a payout is made, and what it proves nothing about.</summary>
public sealed class MonerooMethodCheckTests
{
    private static readonly PayoutDestination Togo = PayoutDestination.MobileMoney("+22890123456", MobileNetwork.Moov, "TG");

    [Fact]
    public async Task A_method_that_is_switched_off_is_refused()
    {
        await using MonerooWorld world = MonerooWorld.Listing(MonerooBodies.List);

        PayoutValidationException refusal = await MonerooRefusalTests.RefuseAsync(world, MonerooSample.Request(destination: Togo));

        refusal.Problems.Should().ContainSingle().Which.Should().Be(new PayoutProblem(
            "Destination.Network", "Moneroo's list of methods shows this one as switched off.", "Choose another network, or try again once the list shows it as enabled."));
    }

    [Theory]
    [InlineData("true"), InlineData("null"), InlineData("\"no\""), InlineData(null)]
    public async Task Only_a_plain_no_switches_a_method_off(string? isEnabled)
    {
        await using MonerooWorld world = MonerooWorld.Listing(MonerooBodies.ListWith("moov_tg", method => MonerooBodies.Put(method, "is_enabled", isEnabled)));

        (await world.Client.CreateAsync(MonerooSample.Request(destination: Togo))).Status.Should().Be(PayoutStatus.Pending);
    }

    [Fact]
    public async Task A_method_that_the_list_has_in_another_currency_is_refused()
    {
        await using MonerooWorld world = MonerooWorld.Listing(MonerooBodies.ListWith("mtn_bj", static method => method["currency"]!["code"] = "USD"));

        PayoutValidationException refusal = await MonerooRefusalTests.RefuseAsync(world, MonerooSample.Request());

        refusal.Problems.Should().ContainSingle().Which.Should().Be(
            new PayoutProblem("Amount.Currency", "By Moneroo's list this method pays USD only.", "Give the amount in USD, or choose another method."));
    }

    [Fact]
    public async Task A_method_that_the_list_has_in_another_country_is_refused()
    {
        await using MonerooWorld world = MonerooWorld.Listing(MonerooBodies.ListWith("mtn_bj", static method => method["countries"] = JsonNode.Parse("""[{"code":"TG"},{"code":"CI"}]""")));

        PayoutValidationException refusal = await MonerooRefusalTests.RefuseAsync(world, MonerooSample.Request());

        refusal.Problems.Should().ContainSingle().Which.Should().Be(
            new PayoutProblem("Destination.Network", "By Moneroo's list this method pays to TG, CI, and the destination is in BJ.", "Choose a method of the destination's country."));
    }

    [Theory]
    [InlineData("currency", "null"), InlineData("currency", "\"USD\""), InlineData("currency", "{\"code\":\"??\"}"), InlineData("currency", "{\"code\":7}"), InlineData("countries", "null")]
    [InlineData("countries", "[]"), InlineData("countries", "[{\"code\":\"TG\"},{\"code\":7}]"), InlineData("countries", "[{\"code\":\"TG\"},{\"code\":\"Togo\"}]"), InlineData("countries", "[{\"code\":\"tg\"}]")]
    [InlineData("countries", "\"TG\"")]
    public async Task What_the_list_does_not_tell_refuses_nothing(string field, string json)
    {
        await using MonerooWorld world = MonerooWorld.Listing(MonerooBodies.ListWith("mtn_bj", method => MonerooBodies.Put(method, field, json)));

        (await world.Client.CreateAsync(MonerooSample.Request())).Status.Should().Be(PayoutStatus.Pending);
    }

    [Fact]
    public async Task A_code_that_only_the_list_has_is_taken()
    {
        await using MonerooWorld world = MonerooWorld.Listing(MonerooBodies.ListWith("moov_tg", static method => (method["short_code"], method["is_enabled"]) = ("yas_tg", true)));

        await world.Client.CreateAsync(MonerooSample.Request(destination: PayoutDestination.MobileMoney("+22890123456", null, "TG"), method: "yas_tg"));

        world.Bodies.Should().ContainSingle().Which.Should().Contain("\"method\":\"yas_tg\"");
    }

    [Fact]
    public async Task A_code_of_the_table_that_the_list_lacks_is_taken()
    {
        await using MonerooWorld world = MonerooWorld.Listing(MonerooBodies.List);

        await world.Client.CreateAsync(MonerooSample.Request(destination: PayoutDestination.MobileMoney("+22951345020", MobileNetwork.Moov, "BJ")));

        world.Bodies.Should().ContainSingle().Which.Should().Contain("\"method\":\"moov_bj\"");
    }

    [Fact]
    public async Task A_code_that_neither_the_table_nor_the_list_has_is_refused_with_the_codes_of_the_country()
    {
        await using MonerooWorld world = MonerooWorld.Listing(MonerooBodies.ListWith("moov_tg", static method => method["short_code"] = "yas_tg"));

        PayoutValidationException refusal = await MonerooRefusalTests.RefuseAsync(world, MonerooSample.Request(destination: Togo, method: "moov_t"));

        refusal.Problems.Should().ContainSingle().Which.Should().Be(
            new PayoutProblem("Extras.Method", "Moneroo has no payout method of this code.", "Use one of: moov_tg, togocel, yas_tg."));
    }

    [Fact]
    public async Task A_wallet_code_that_nobody_has_is_refused_with_the_wallets_there_are()
    {
        await using MonerooWorld world = MonerooWorld.Listing(MonerooBodies.List);

        PayoutValidationException refusal = await MonerooRefusalTests.RefuseAsync(
            world, MonerooSample.Request(destination: PayoutDestination.ProviderWallet("moneroo_demo", "4149518161"), amount: Money.Of(5, Currency.USD)));

        refusal.Problems.Should().ContainSingle().Which.Should().Be(
            new PayoutProblem("Destination.WalletCode", "Moneroo has no payout method of this code.", "Use one of: moneroo_payout_demo."));
    }

    [Theory]
    [InlineData("{\"total\":4,\"per_page\":15,\"current_page\":1,\"last_page\":1}", true)]
    [InlineData("{\"last_page\":1}", true)]
    [InlineData("{\"total\":4}", true)]
    [InlineData("null", true)]
    [InlineData(null, true)]
    [InlineData("{\"total\":5,\"last_page\":1}", false)]
    [InlineData("{\"total\":4,\"last_page\":2}", false)]
    [InlineData("{\"last_page\":2}", false)]
    [InlineData("{\"next_page_url\":\"https://x\"}", false)]
    [InlineData("{\"last_page\":\"1\"}", false)]
    [InlineData("{}", false)]
    [InlineData("[]", false)]
    [InlineData("true", false)]
    public async Task A_list_that_may_go_on_proves_no_absence(string? pagination, bool isWhole)
    {
        JsonNode body = JsonNode.Parse(MonerooBodies.List)!;
        MonerooBodies.Put(body.AsObject(), "pagination", pagination);
        await using MonerooWorld world = MonerooWorld.Listing(body.ToJsonString());

        await ExpectAbsenceAsync(world, isProved: isWhole);
    }

    [Theory]
    [InlineData("short_code", "null"), InlineData("short_code", "\"\""), InlineData("short_code", "7"), InlineData("short_code", "\"a b\""), InlineData("short_code", null)]
    public async Task A_list_with_an_entry_that_cannot_be_read_proves_no_absence(string field, string? json)
    {
        await using MonerooWorld world = MonerooWorld.Listing(MonerooBodies.ListWith("moov_tg", method => MonerooBodies.Put(method, field, json)));

        await ExpectAbsenceAsync(world, isProved: false);
    }

    [Fact]
    public async Task An_empty_list_proves_no_absence()
    {
        await using MonerooWorld world = MonerooWorld.Listing("""{"data":[]}""");

        await ExpectAbsenceAsync(world, isProved: false);
    }

    [Fact]
    public async Task Without_the_check_the_list_is_not_asked_for()
    {
        await using MonerooWorld world = new(static options => options.CheckMethods = false);
        world.On(MonerooWorld.Methods, 200, MonerooBodies.List);

        await world.Client.CreateAsync(MonerooSample.Request(destination: Togo));

        world.Server.Calls.Should().Equal(MonerooWorld.Create);
    }

    [Fact]
    public async Task The_list_is_asked_for_without_the_key()
    {
        await using MonerooWorld world = MonerooWorld.Listing(MonerooBodies.List);

        await world.Client.CreateAsync(MonerooSample.Request());

        world.Server.Calls.Should().Equal(MonerooWorld.Methods, MonerooWorld.Create);
        world.Server.Requests[0].Header("Authorization").Should().BeNull();
        world.Server.Requests[0].Header("Accept").Should().Be("application/json");
        world.Server.Requests[0].Head.Should().NotContain("k3yk3y");
    }

    private static async Task ExpectAbsenceAsync(MonerooWorld world, bool isProved)
    {
        PayoutRequest request = MonerooSample.Request(method: "celtiis_bj");
        if (isProved) await MonerooRefusalTests.RefuseAsync(world, request);
        else (await world.Client.CreateAsync(request)).Status.Should().Be(PayoutStatus.Pending);
    }
}
