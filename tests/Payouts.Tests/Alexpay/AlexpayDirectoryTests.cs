using System.Text.Json.Nodes;
using Payouts.Alexpay;
using Payouts.Providers;
using Payouts.Tests.Alexpay.Support;

namespace Payouts.Tests.Alexpay;

/// <summary>Countries, banks, wallets and networks: read once for many, renewed after their time, and what follows when they cannot be read.</summary>
public sealed class AlexpayDirectoryTests
{
    private const string Countries = "GET /v1/countries";
    private const string Banks = "GET /v1/payment/banks?country=GH";
    private const string Wallets = "GET /v1/account/get-wallet";
    private const string NoBanks = """{"status":"success","code":200,"data":[]}""";

    [Fact]
    public async Task One_read_of_each_directory_serves_many_callers()
    {
        await using var world = new AlexpayWorld();

        await world.RunAsync(Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            world.Provider.PrepareAsync(AlexpaySample.Request(AlexpaySample.BankAccount), AlexpaySample.HandleOf(), CancellationToken.None).AsTask())));

        world.Server.Lines.Should().BeEquivalentTo(Countries, Banks);
    }

    [Fact]
    public async Task A_directory_is_asked_again_only_after_its_time()
    {
        await using var world = new AlexpayWorld(static options => options.DirectoryLifetime = TimeSpan.FromMinutes(30));
        PayoutRequest request = AlexpaySample.Request(AlexpaySample.BankAccount);
        await world.PrepareAsync(request);

        world.Clock.Advance(TimeSpan.FromMinutes(30) - TimeSpan.FromTicks(1));
        await world.PrepareAsync(request);
        int before = world.Server.Requests.Count;
        world.Clock.Advance(TimeSpan.FromTicks(1));
        await world.PrepareAsync(request);

        before.Should().Be(2);
        world.Server.Lines.Should().Equal(Countries, Banks, Countries, Banks);
    }

    [Fact]
    public async Task The_countries_are_asked_for_with_the_public_key_alone_and_the_banks_with_both()
    {
        await using var world = new AlexpayWorld(static options => (options.SecretKey, options.PublicKey) = ("sec_1", "pub_1"));

        await world.PrepareAsync(AlexpaySample.Request(AlexpaySample.BankAccount));

        world.Server.Requests.Select(static request => (request.Header("public-key"), request.Header("secret-key"), request.Header("Accept")))
            .Should().Equal(("pub_1", null, "application/json"), ("pub_1", "sec_1", "application/json"));
    }

    [Theory]
    [InlineData("keys"), InlineData("countries path")]
    public async Task The_ids_of_one_set_up_are_not_used_for_another(string what)
    {
        await using var world = new AlexpayWorld();
        await world.PrepareAsync();
        world.Server.On("GET /v2/countries", 200, CountriesOf("other"));
        if (what == "keys") world.Server.On(Countries, 200, CountriesOf("other"));

        world.Reconfigure(options =>
        {
            if (what == "keys") options.PublicKey = "pub_of_another_environment";
            else options.CountriesPath = "v2/countries";
        });

        CountryId(await world.PrepareAsync()).Should().Be("other");
    }

    [Fact]
    public async Task Keys_that_change_while_the_ids_are_read_have_their_own_ids_read()
    {
        await using var world = new AlexpayWorld(static options => options.Environment = "test");
        world.Server.Script(Countries, count =>
        {
            if (count == 0) world.Reconfigure(static options => (options.PublicKey, options.Environment) = ("pub_live", "live"));
            return (200, CountriesOf($"c-{count}"));
        });

        PreparedExchange exchange = await world.PrepareAsync();

        (CountryId(exchange), exchange.Address.Environment).Should().Be(("c-1", "live"));
        world.Server.Requests[^1].Header("public-key").Should().Be("pub_live");
    }

    [Fact]
    public async Task A_changed_path_of_the_banks_is_asked()
    {
        await using var world = new AlexpayWorld(static options => options.BanksPath = "v1/banks");
        world.Server.On("GET /v1/banks?country=GH", 200, AlexpaySample.BodyOf("banks"));

        await world.PrepareAsync(AlexpaySample.Request(AlexpaySample.BankAccount));

        world.Server.Lines.Should().Equal(Countries, "GET /v1/banks?country=GH");
    }

    [Theory]
    [InlineData(404, "{\"success\":false,\"error\":\"not_found\",\"code\":404}")]
    [InlineData(401, "{\"success\":false,\"code\":401}")]
    [InlineData(200, "<html/>")]
    [InlineData(200, "{\"status\":\"error\",\"code\":500,\"data\":[]}")]
    [InlineData(200, "{\"status\":\"success\",\"code\":200,\"data\":[]}")]
    [InlineData(200, "{\"status\":\"success\",\"code\":200,\"data\":{}}")]
    [InlineData(200, "{\"status\":\"success\",\"code\":200,\"data\":[{\"id\":\"\",\"country_code\":\"ZM\"},{\"id\":\"x\",\"country_code\":\"\"},7,null]}")]
    public async Task Where_the_countries_fail_the_wallets_stand_in(int status, string body)
    {
        await using var world = new AlexpayWorld();
        world.Server.On(Countries, status, body);

        PreparedExchange exchange = await world.PrepareAsync();

        CountryId(exchange).Should().Be("e7467e17-0ce***");
        world.Server.Lines.Should().Equal(Countries, Wallets);
    }

    [Theory]
    [InlineData("live", "live", true), InlineData("live", "LIVE", true), InlineData("live", "test", false), InlineData("test", "live", false), InlineData(null, "test", true)]
    public async Task Wallets_of_another_environment_name_no_country(string? environment, string told, bool isTaken)
    {
        await using var world = new AlexpayWorld(options => options.Environment = environment);
        world.Server.On(Countries, 401, "");
        world.Server.On(Wallets, 200, AlexpaySample.BodyOf("wallets").Replace("\"live\"", $"\"{told}\"", StringComparison.Ordinal));

        Func<Task<PreparedExchange>> preparing = () => world.PrepareAsync();

        if (isTaken) CountryId(await preparing()).Should().Be("e7467e17-0ce***");
        else await preparing.Should().ThrowAsync<PayoutProviderException>();
    }

    [Theory]
    [InlineData("{\"status\":\"success\",\"data\":{}}"), InlineData("{\"status\":\"success\",\"data\":[]}"), InlineData("{\"status\":\"success\",\"data\":[{\"id\":\"w\",\"country\":\"ZM\"},{\"id\":\"w\"}]}")]
    public async Task Where_the_wallets_fail_as_well_the_failure_of_the_countries_is_told(string wallets)
    {
        await using var world = new AlexpayWorld();
        world.Server.On(Countries, 401, AlexpaySample.BodyOf("error-401"));
        world.Server.On(Wallets, 200, wallets);

        PayoutNotExecutedException error = (await FluentActions.Awaiting(() => world.CreateAsync()).Should().ThrowAsync<PayoutNotExecutedException>()).Which;

        error.Message.Should().Contain("nothing was journalled or sent").And.Contain("Reading the countries at 'alexpay' got HTTP 401");
        (error.Category, error.HttpStatus).Should().Be((PayoutFailureCategory.Configuration, 401));
        (await world.CountAsync()).Should().Be(0);
        world.Server.Creates.Should().BeEmpty();
    }

    [Theory]
    [InlineData(500, ""), InlineData(404, "{}"), InlineData(200, "{\"status\":\"success\",\"data\":{}}"), InlineData(200, "{\"status\":\"\",\"code\":0,\"data\":[]}")]
    public async Task Where_the_banks_fail_nothing_is_journalled_or_sent(int status, string body)
    {
        await using var world = new AlexpayWorld();
        world.Server.On(Banks, status, body);

        PayoutNotExecutedException error = (await FluentActions.Awaiting(() => world.CreateAsync(AlexpaySample.Request(AlexpaySample.BankAccount))).Should().ThrowAsync<PayoutNotExecutedException>()).Which;

        error.Message.Should().Contain("Reading the banks at 'alexpay'").And.NotContain(AlexpaySample.AccountNumber);
        (await world.CountAsync()).Should().Be(0);
        world.Server.Creates.Should().BeEmpty();
    }

    [Fact]
    public async Task After_a_failure_the_next_caller_asks_again_and_pays()
    {
        await using var world = new AlexpayWorld();
        world.Server.On(Banks, 503, "");
        PayoutRequest request = AlexpaySample.Request(AlexpaySample.BankAccount, amount: 26m);
        await FluentActions.Awaiting(() => world.CreateAsync(request)).Should().ThrowAsync<PayoutNotExecutedException>();
        world.Server.On(Banks, 200, AlexpaySample.BodyOf("banks"));
        world.Server.On("POST /v1/payment/payouts/process", 200, AlexpaySample.BodyOf("create-response"));

        Payout payout = await world.CreateAsync(request);

        payout.Status.Should().Be(PayoutStatus.Pending);
        world.Server.Creates.Should().ContainSingle();
    }

    [Fact]
    public async Task A_directory_that_cannot_be_renewed_stays_in_use_for_a_day()
    {
        await using var world = new AlexpayWorld();
        await world.PrepareAsync();
        world.Server.On(Countries, 500, "");
        world.Server.On(Wallets, 500, "");

        world.Clock.Advance(TimeSpan.FromHours(24));
        string kept = CountryId(await world.PrepareAsync());
        world.Clock.Advance(TimeSpan.FromHours(1));

        kept.Should().Be(AlexpaySample.Zambia);
        await FluentActions.Awaiting(() => world.PrepareAsync()).Should().ThrowAsync<PayoutProviderException>();
    }

    [Fact]
    public async Task A_bank_that_is_new_in_the_directory_is_found_by_asking_once_more()
    {
        await using var world = new AlexpayWorld();
        world.Server.On(Banks, 200, NoBanks);
        await FluentActions.Awaiting(() => world.PrepareAsync(AlexpaySample.Request(AlexpaySample.BankAccount))).Should().ThrowAsync<PayoutValidationException>();
        world.Server.On(Banks, 200, AlexpaySample.BodyOf("banks"));

        world.Clock.Advance(TimeSpan.FromMinutes(1));
        PreparedExchange exchange = await world.PrepareAsync(AlexpaySample.Request(AlexpaySample.BankAccount));

        JsonNode.Parse(exchange.Body.Span)!["bank_id"]!.GetValue<string>().Should().Be(AlexpaySample.Bank);
        world.Server.Lines.Count(static line => line == Banks).Should().Be(2);
    }

    [Fact]
    public async Task A_directory_that_was_just_read_is_not_read_again_for_what_it_lacks()
    {
        await using var world = new AlexpayWorld();
        for (int call = 0; call < 3; call++)
            await FluentActions.Awaiting(() => world.PrepareAsync(AlexpaySample.Request(AlexpaySample.BankAt("999999")))).Should().ThrowAsync<PayoutValidationException>();

        world.Clock.Advance(TimeSpan.FromMinutes(1) - TimeSpan.FromTicks(1));
        await FluentActions.Awaiting(() => world.PrepareAsync(AlexpaySample.Request(AlexpaySample.BankAt("999999")))).Should().ThrowAsync<PayoutValidationException>();

        world.Server.Lines.Should().Equal(Countries, Banks);
    }

    [Fact]
    public async Task A_country_that_is_new_in_the_directory_is_found_by_asking_once_more()
    {
        await using var world = new AlexpayWorld();
        world.Server.On(Countries, 200, CountriesOf("gh", "GH", "GHS"));
        await FluentActions.Awaiting(() => world.PrepareAsync()).Should().ThrowAsync<PayoutValidationException>();
        world.Server.On(Countries, 200, CountriesOf("zm"));

        world.Clock.Advance(TimeSpan.FromMinutes(1));

        CountryId(await world.PrepareAsync()).Should().Be("zm");
        world.Server.Lines.Should().Equal(Countries, Countries);
    }

    [Fact]
    public async Task What_an_old_directory_lacks_is_not_called_unknown_while_it_cannot_be_renewed()
    {
        await using var world = new AlexpayWorld();
        await world.PrepareAsync(AlexpaySample.Request(AlexpaySample.BankAccount));
        world.Server.On(Banks, 500, "");

        world.Clock.Advance(TimeSpan.FromMinutes(5));
        PayoutNotExecutedException error = (await FluentActions.Awaiting(() => world.CreateAsync(AlexpaySample.Request(AlexpaySample.BankAt("999999")))).Should().ThrowAsync<PayoutNotExecutedException>()).Which;

        error.Message.Should().Contain("could not be renewed. Try again later.");
        (error.Category, error.Provider).Should().Be((PayoutFailureCategory.Unreachable, "alexpay"));
    }

    [Theory]
    [InlineData("gh", "GHS"), InlineData("GH", "ghs"), InlineData("GH", null)]
    public async Task A_country_is_found_in_any_letter_case_and_without_a_currency(string code, string? currency)
    {
        await using var world = new AlexpayWorld();
        world.Server.On(Countries, 200, CountriesOf("c-gh", code, currency));

        CountryId(await world.PrepareAsync(AlexpaySample.Request(PayoutDestination.MobileMoney(AlexpaySample.GhanaPhone, country: "GH")))).Should().Be("c-gh");
    }

    [Fact]
    public async Task Of_several_entries_of_a_country_the_one_with_the_payouts_currency_is_taken()
    {
        await using var world = new AlexpayWorld();
        world.Server.On(Countries, 200, """{"status":"success","code":200,"data":[{"id":"c-usd","country_code":"ZM","currency_code":"USD"},{"id":"c-zmw","country_code":"ZM","currency_code":"ZMW"}]}""");

        CountryId(await world.PrepareAsync()).Should().Be("c-zmw");
    }

    [Theory]
    [InlineData("+233241234567", null, AlexpaySample.Ghana), InlineData("+260970000000", null, AlexpaySample.Zambia), InlineData("+260970000000", "ZM", AlexpaySample.Zambia)]
    public async Task The_country_of_a_wallet_is_its_numbers_unless_it_is_named(string phone, string? country, string expected)
    {
        await using var world = new AlexpayWorld();
        var request = new PayoutRequest
        {
            Reference = "r", Amount = Money.Of(1m, expected == AlexpaySample.Ghana ? Currency.GHS : Currency.ZMW), Destination = PayoutDestination.MobileMoney(phone, country: country),
        };

        CountryId(await world.PrepareAsync(request)).Should().Be(expected);
    }

    [Fact]
    public async Task A_bank_without_a_country_is_in_the_only_one_with_banks()
    {
        await using var world = new AlexpayWorld();

        CountryId(await world.PrepareAsync(AlexpaySample.Request(PayoutDestination.BankAccount("030100", "0012345678")))).Should().Be(AlexpaySample.Ghana);
    }

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

    private static string CountryId(PreparedExchange exchange) => JsonNode.Parse(exchange.Body.Span)!["countryId"]!.GetValue<string>();

    // A currency of null is written as an empty text, as the published sample has it.
    private static string CountriesOf(string id, string code = "ZM", string? currency = "ZMW") =>
        $$"""{"status":"success","code":200,"data":[{"id":"{{id}}","country_code":"{{code}}","currency_code":"{{currency}}"}]}""";
}
