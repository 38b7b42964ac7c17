using System.Text.Json.Nodes;
using Payouts.Providers;
using Payouts.Tests.Monime.Support;
using Payouts.Tests.Moneroo.Support;
using Payouts.Tests.Support;

namespace Payouts.Tests.Moneroo;

/// <summary>The list of methods that Moneroo serves: what it refuses before a payout is made, how seldom it is read, and what happens without it.</summary>
public sealed class MonerooDirectoryTests
{
    private static readonly string Mixed = WireMockMapping.Load("moneroo", "methods-mixed").Body;

    private static readonly PayoutDestination Togo = PayoutDestination.MobileMoney("+22890123456", MobileNetwork.Moov, "TG");

    [Fact]
    public async Task A_method_that_is_switched_off_is_refused()
    {
        await using MonerooWorld world = Listing(Mixed);

        PayoutValidationException refusal = await MonerooRefusalTests.RefuseAsync(world, MonerooSample.Request(destination: Togo));

        refusal.Problems.Should().ContainSingle().Which.Should().Be(new PayoutProblem(
            "Destination.Network", "Moneroo's list of methods shows this one as switched off.", "Choose another network, or try again once the list shows it as enabled."));
    }

    [Theory]
    [InlineData("true"), InlineData("null"), InlineData("\"no\""), InlineData(null)]
    public async Task Only_a_plain_no_switches_a_method_off(string? isEnabled)
    {
        await using MonerooWorld world = Listing(Change("moov_tg", method => Put(method, "is_enabled", isEnabled)));

        (await world.Client.CreateAsync(MonerooSample.Request(destination: Togo))).Status.Should().Be(PayoutStatus.Pending);
    }

    [Fact]
    public async Task A_method_that_the_list_has_in_another_currency_is_refused()
    {
        await using MonerooWorld world = Listing(Change("mtn_bj", static method => method["currency"]!["code"] = "USD"));

        PayoutValidationException refusal = await MonerooRefusalTests.RefuseAsync(world, MonerooSample.Request());

        refusal.Problems.Should().ContainSingle().Which.Should().Be(
            new PayoutProblem("Amount.Currency", "By Moneroo's list this method pays USD only.", "Give the amount in USD, or choose another method."));
    }

    [Fact]
    public async Task A_method_that_the_list_has_in_another_country_is_refused()
    {
        await using MonerooWorld world = Listing(Change("mtn_bj", static method => method["countries"] = JsonNode.Parse("""[{"code":"TG"},{"code":"CI"}]""")));

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
        await using MonerooWorld world = Listing(Change("mtn_bj", method => Put(method, field, json)));

        (await world.Client.CreateAsync(MonerooSample.Request())).Status.Should().Be(PayoutStatus.Pending);
    }

    [Fact]
    public async Task A_code_that_only_the_list_has_is_taken()
    {
        await using MonerooWorld world = Listing(Change("moov_tg", static method => (method["short_code"], method["is_enabled"]) = ("yas_tg", true)));

        await world.Client.CreateAsync(MonerooSample.Request(destination: PayoutDestination.MobileMoney("+22890123456", null, "TG"), method: "yas_tg"));

        world.Bodies.Should().ContainSingle().Which.Should().Contain("\"method\":\"yas_tg\"");
    }

    [Fact]
    public async Task A_code_of_the_table_that_the_list_lacks_is_taken()
    {
        await using MonerooWorld world = Listing(Mixed);

        await world.Client.CreateAsync(MonerooSample.Request(destination: PayoutDestination.MobileMoney("+22951345020", MobileNetwork.Moov, "BJ")));

        world.Bodies.Should().ContainSingle().Which.Should().Contain("\"method\":\"moov_bj\"");
    }

    [Fact]
    public async Task A_code_that_neither_the_table_nor_the_list_has_is_refused_with_the_codes_of_the_country()
    {
        await using MonerooWorld world = Listing(Change("moov_tg", static method => method["short_code"] = "yas_tg"));

        PayoutValidationException refusal = await MonerooRefusalTests.RefuseAsync(world, MonerooSample.Request(destination: Togo, method: "moov_t"));

        refusal.Problems.Should().ContainSingle().Which.Should().Be(
            new PayoutProblem("Extras.Method", "Moneroo has no payout method of this code.", "Use one of: moov_tg, togocel, yas_tg."));
    }

    [Fact]
    public async Task A_wallet_code_that_nobody_has_is_refused_with_the_wallets_there_are()
    {
        await using MonerooWorld world = Listing(Mixed);

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
        JsonNode body = JsonNode.Parse(Mixed)!;
        Put(body.AsObject(), "pagination", pagination);
        await using MonerooWorld world = Listing(body.ToJsonString());

        await ExpectAbsenceAsync(world, isProved: isWhole);
    }

    [Theory]
    [InlineData("short_code", "null"), InlineData("short_code", "\"\""), InlineData("short_code", "7"), InlineData("short_code", "\"a b\""), InlineData("short_code", null)]
    public async Task A_list_with_an_entry_that_cannot_be_read_proves_no_absence(string field, string? json)
    {
        await using MonerooWorld world = Listing(Change("moov_tg", method => Put(method, field, json)));

        await ExpectAbsenceAsync(world, isProved: false);
    }

    [Fact]
    public async Task An_empty_list_proves_no_absence()
    {
        await using MonerooWorld world = Listing("""{"data":[]}""");

        await ExpectAbsenceAsync(world, isProved: false);
    }

    [Fact]
    public async Task Without_the_check_the_list_is_not_asked_for()
    {
        await using MonerooWorld world = new(static options => options.CheckMethods = false);
        world.On(MonerooWorld.Methods, 200, Mixed);

        await world.Client.CreateAsync(MonerooSample.Request(destination: Togo));

        world.Server.Calls.Should().Equal(MonerooWorld.Create);
    }

    [Fact]
    public async Task The_list_is_asked_for_without_the_key()
    {
        await using MonerooWorld world = Listing(Mixed);

        await world.Client.CreateAsync(MonerooSample.Request());

        world.Server.Calls.Should().Equal(MonerooWorld.Methods, MonerooWorld.Create);
        world.Server.Requests[0].Header("Authorization").Should().BeNull();
        world.Server.Requests[0].Header("Accept").Should().Be("application/json");
        world.Server.Requests[0].Head.Should().NotContain("k3yk3y");
    }

    [Fact]
    public async Task Many_payouts_at_once_read_the_list_once()
    {
        await using MonerooWorld world = Listing(Mixed);

        await Task.WhenAll(Enumerable.Range(1, 20).Select(number => world.Client.CreateAsync(MonerooSample.Request($"refund-{number}"))));

        Reads(world).Should().Be(1);
        world.Bodies.Should().HaveCount(20);
    }

    [Fact]
    public async Task The_list_is_read_again_after_its_time_and_not_before()
    {
        await using MonerooWorld world = new(static options => options.MethodsKeptFor = TimeSpan.FromMinutes(3));
        world.On(MonerooWorld.Methods, 200, Mixed);
        await world.Client.CreateAsync(MonerooSample.Request("first"));

        world.Clock.Advance(TimeSpan.FromMinutes(3) - TimeSpan.FromTicks(1));
        await world.Client.CreateAsync(MonerooSample.Request("second"));
        Reads(world).Should().Be(1);

        world.On(MonerooWorld.Methods, 200, Change("mtn_bj", static method => method["is_enabled"] = false));
        world.Clock.Advance(TimeSpan.FromTicks(1));
        await FluentActions.Awaiting(() => world.Client.CreateAsync(MonerooSample.Request("third"))).Should().ThrowAsync<PayoutValidationException>();
        Reads(world).Should().Be(2);
    }

    [Fact]
    public async Task A_change_of_the_time_or_the_address_reads_the_list_anew()
    {
        await using MonerooWorld world = Listing(Mixed);
        await world.Client.CreateAsync(MonerooSample.Request("first"));

        world.Reconfigure(static options => options.MethodsKeptFor = TimeSpan.FromMinutes(1));
        await world.Client.CreateAsync(MonerooSample.Request("second"));
        Reads(world).Should().Be(2);

        world.On("GET /other/utils/payout/methods", 200, Mixed);
        world.Reconfigure(options => options.BaseAddress = new Uri(world.Server.Address, "/other"));
        await Items.ToListAsync(world.Provider.GetMethodsAsync(PayoutChannel.MobileMoney, "BJ"));
        world.Server.Calls.Should().HaveElementAt(world.Server.Requests.Count - 1, "GET /other/utils/payout/methods");
    }

    [Theory]
    [InlineData(500, "{\"message\":\"Server Error\"}")]
    [InlineData(503, "<html/>")]
    [InlineData(404, "{\"message\":\"Not found\"}")]
    [InlineData(401, "{\"message\":\"Unauthenticated\"}")]
    [InlineData(200, "<html/>")]
    [InlineData(200, "{\"data\":{}}")]
    [InlineData(200, "{\"data\":null}")]
    [InlineData(200, "[]")]
    public async Task A_list_that_cannot_be_read_leaves_the_decision_to_the_table(int status, string body)
    {
        await using MonerooWorld world = new();
        world.On(MonerooWorld.Methods, status, body);

        (await world.RunAsync(world.Client.CreateAsync(MonerooSample.Request("known")))).Status.Should().Be(PayoutStatus.Pending);
        (await world.RunAsync(world.Client.CreateAsync(MonerooSample.Request("open", method: "celtiis_bj")))).Status.Should().Be(PayoutStatus.Pending);
    }

    [Fact]
    public async Task After_a_read_in_vain_payouts_do_not_wait_for_another_one_for_half_a_minute()
    {
        await using MonerooWorld world = new();
        world.On(MonerooWorld.Methods, 404, "{}");
        await world.Client.CreateAsync(MonerooSample.Request("first"));

        world.Clock.Advance(TimeSpan.FromSeconds(30) - TimeSpan.FromTicks(1));
        await world.Client.CreateAsync(MonerooSample.Request("second"));
        Reads(world).Should().Be(1);

        world.On(MonerooWorld.Methods, 200, Mixed);
        world.Clock.Advance(TimeSpan.FromTicks(1));
        await FluentActions.Awaiting(() => world.Client.CreateAsync(MonerooSample.Request("third", destination: Togo))).Should().ThrowAsync<PayoutValidationException>();
        Reads(world).Should().Be(2);
    }

    [Fact]
    public async Task A_list_that_came_another_way_ends_the_rest_after_a_read_in_vain()
    {
        await using MonerooWorld world = new();
        world.On(MonerooWorld.Methods, 404, "{}");
        await world.Client.CreateAsync(MonerooSample.Request("first"));

        world.On(MonerooWorld.Methods, 200, Mixed);
        await world.Provider.GetMethodAsync(PayoutChannel.MobileMoney, "moov_tg");

        await FluentActions.Awaiting(() => world.Client.CreateAsync(MonerooSample.Request("second", destination: Togo))).Should().ThrowAsync<PayoutValidationException>();
    }

    [Fact]
    public async Task A_payout_does_not_wait_longer_than_five_seconds_for_the_list()
    {
        var hung = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using MonerooWorld world = new();
        await using var server = new RawServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            if (exchange.IsPost) await exchange.AnswerAsync(201, world.Accept().Body);
            else await hung.Task.WaitAsync(exchange.Ended);
        });
        world.Reconfigure(options => options.BaseAddress = server.Address);

        Task<Payout> creating = world.Client.CreateAsync(MonerooSample.Request());
        await server.WaitForRequestsAsync(1);
        await world.Clock.WaitForTimerAsync(TimeSpan.FromSeconds(5));
        world.Clock.Advance(TimeSpan.FromSeconds(5) - TimeSpan.FromTicks(1));
        server.Posts.Should().BeEmpty();
        world.Clock.Advance(TimeSpan.FromTicks(1));

        (await creating.WaitAsync(Patience.Long)).Status.Should().Be(PayoutStatus.Pending);
        (await world.Client.CreateAsync(MonerooSample.Request("second")).WaitAsync(Patience.Long)).Status.Should().Be(PayoutStatus.Pending);
        server.Requests.Count(static request => !request.IsPost).Should().Be(1, "the second payout does not wait at all");
    }

    [Fact]
    public async Task A_caller_who_gives_up_while_the_list_is_read_has_journalled_nothing()
    {
        await using var server = new RawServer(Scripts.Silence);
        await using MonerooWorld world = new(options => options.BaseAddress = server.Address);
        using var giveUp = new CancellationTokenSource();

        Task<Payout> creating = world.Client.CreateAsync(MonerooSample.Request(), giveUp.Token);
        await server.WaitForRequestsAsync(1);
        await giveUp.CancelAsync();

        await FluentActions.Awaiting(() => creating).Should().ThrowAsync<OperationCanceledException>();
        (await world.Client.GetAsync("refund-4711")).Should().BeNull();
    }

    [Fact]
    public async Task A_reference_that_is_journalled_is_found_though_its_method_was_switched_off_since()
    {
        await using MonerooWorld world = Listing("""{"data":[]}""");
        await world.Client.CreateAsync(MonerooSample.Request());

        world.On(MonerooWorld.Methods, 200, Change("mtn_bj", static method => method["is_enabled"] = false));
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        Payout again = await world.Client.CreateAsync(MonerooSample.Request());

        (again.Status, again.ProviderId, world.Bodies.Count).Should().Be((PayoutStatus.Pending, "po1", 1));
    }

    [Theory]
    [InlineData(PayoutChannel.MobileMoney, "CI", "djamo_ci CI MobileMoney True False")]
    [InlineData(PayoutChannel.MobileMoney, "TG", "moov_tg TG MobileMoney False False"), InlineData(PayoutChannel.MobileMoney, "BF", "moov_bf BF MobileMoney True False")]
    [InlineData(PayoutChannel.MobileMoney, "GH", ""), InlineData(PayoutChannel.ProviderWallet, "CI", ""), InlineData(PayoutChannel.BankAccount, "CI", "")]
    public async Task The_directory_lists_the_methods_of_a_country_and_channel(PayoutChannel channel, string country, string expected)
    {
        await using MonerooWorld world = Listing(Mixed);

        List<PayoutMethod> methods = await Items.ToListAsync(world.Provider.GetMethodsAsync(channel, country));

        string.Join(", ", methods.Select(static method => $"{method.Code} {method.Country} {method.Channel} {method.CanPayTo} {method.CanLookUpNames}")).Should().Be(expected);
    }

    [Theory]
    [InlineData("[{\"name\":\"account_number\"}]", "x", "ProviderWallet"), InlineData("[{\"name\":\"msisdn\"}]", "moneroo_payout_demo", "MobileMoney"), InlineData("[]", "moneroo_payout_demo", "ProviderWallet")]
    [InlineData("null", "x", "MobileMoney"), InlineData("[{\"name\":\"other\"}]", "x", "MobileMoney"), InlineData("[{\"name\":7},{\"name\":\"account_number\"}]", "x", "ProviderWallet")]
    public async Task A_methods_channel_is_told_by_its_fields_and_else_by_the_table(string fields, string code, string channel)
    {
        await using MonerooWorld world = Listing(Change("moov_tg", method =>
        {
            method["short_code"] = code;
            Put(method, "fields", fields);
        }));

        foreach (PayoutChannel other in Enum.GetValues<PayoutChannel>())
            ((await world.Provider.GetMethodAsync(other, code))?.Channel.ToString()).Should().Be(other.ToString() == channel ? channel : null);
    }

    [Fact]
    public async Task The_directory_gives_one_method_by_its_code_or_nothing()
    {
        await using MonerooWorld world = Listing(Mixed);

        (await world.Provider.GetMethodAsync(PayoutChannel.MobileMoney, "moov_bf"))
            .Should().Be(new PayoutMethod("moov_bf", "Moov Money Burkina Faso", PayoutChannel.MobileMoney, "BF", CanPayTo: true, CanLookUpNames: false));
        (await world.Provider.GetMethodAsync(PayoutChannel.MobileMoney, "nobody")).Should().BeNull();
        (await world.Provider.GetMethodAsync(PayoutChannel.BankAccount, "moov_bf")).Should().BeNull();
    }

    [Fact]
    public async Task A_method_of_several_countries_is_listed_in_each_and_alone_in_none()
    {
        await using MonerooWorld world = Listing(Change("moov_tg", static method =>
        {
            method["short_code"] = "wave_all";
            method.Remove("name");
            method["countries"] = JsonNode.Parse("""[{"code":"SN"},{"code":"ML"}]""");
        }));

        (await Items.ToListAsync(world.Provider.GetMethodsAsync(PayoutChannel.MobileMoney, "SN"))).Should().ContainSingle().Which.Should().Match<PayoutMethod>(method => method.Country == "SN" && method.Name == "wave_all");
        (await Items.ToListAsync(world.Provider.GetMethodsAsync(PayoutChannel.MobileMoney, "ML"))).Should().ContainSingle();
        (await world.Provider.GetMethodAsync(PayoutChannel.MobileMoney, "wave_all"))!.Country.Should().BeNull();
    }

    [Fact]
    public async Task A_directory_that_is_asked_for_and_cannot_be_read_says_so_every_time()
    {
        await using MonerooWorld world = new();
        world.On(MonerooWorld.Methods, 403, """{"message":"Forbidden"}""");

        for (int time = 1; time <= 2; time++)
        {
            PayoutProviderException error = (await FluentActions.Awaiting(() => world.Provider.GetMethodAsync(PayoutChannel.MobileMoney, "mtn_bj")).Should().ThrowAsync<PayoutProviderException>()).Which;
            error.Message.Should().Be("Reading the list of methods at 'moneroo' got HTTP 403, which tells nothing about a payout. Check that the key is the secret one and may make payouts.");
            Reads(world).Should().Be(time);
        }
    }

    private static MonerooWorld Listing(string body)
    {
        var world = new MonerooWorld();
        world.On(MonerooWorld.Methods, 200, body);
        return world;
    }

    private static async Task ExpectAbsenceAsync(MonerooWorld world, bool isProved)
    {
        PayoutRequest request = MonerooSample.Request(method: "celtiis_bj");
        if (isProved) await MonerooRefusalTests.RefuseAsync(world, request);
        else (await world.Client.CreateAsync(request)).Status.Should().Be(PayoutStatus.Pending);
    }

    private static int Reads(MonerooWorld world) => world.Server.Calls.Count(static call => call == MonerooWorld.Methods);

    private static string Change(string code, Action<JsonObject> change)
    {
        JsonNode body = JsonNode.Parse(Mixed)!;
        change(body["data"]!.AsArray().Single(method => (string?)method!["short_code"] == code)!.AsObject());
        return body.ToJsonString();
    }

    private static void Put(JsonObject fields, string name, string? json)
    {
        if (json is null) fields.Remove(name);
        else fields[name] = JsonNode.Parse(json);
    }
}
