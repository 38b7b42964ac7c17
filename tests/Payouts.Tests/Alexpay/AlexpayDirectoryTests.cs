using System.Text.Json.Nodes;
using Payouts.Providers;
using Payouts.Tests.Alexpay.Support;

namespace Payouts.Tests.Alexpay;

/// <summary>Ids of countries and banks: read once for many, renewed after their time, and what follows when they cannot be read.</summary>
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

    private static string CountryId(PreparedExchange exchange) => JsonNode.Parse(exchange.Body.Span)!["countryId"]!.GetValue<string>();

    // A currency of null is written as an empty text, as the published sample has it.
    private static string CountriesOf(string id, string code = "ZM", string? currency = "ZMW") =>
        $$"""{"status":"success","code":200,"data":[{"id":"{{id}}","country_code":"{{code}}","currency_code":"{{currency}}"}]}""";
}
