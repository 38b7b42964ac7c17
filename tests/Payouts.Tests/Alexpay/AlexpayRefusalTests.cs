using System.Text.Json.Nodes;
using Payouts.Alexpay;
using Payouts.Monime;
using Payouts.Providers;
using Payouts.Tests.Alexpay.Support;
using Payouts.Tests.Validation;

namespace Payouts.Tests.Alexpay;

/// <summary>What is refused before anything is journalled or sent, through the Alexpay account.</summary>
public sealed class AlexpayRefusalTests
{
    // A case, the request, and each problem expected: field, rule, next step.
    private static readonly Dictionary<string, (PayoutRequest Request, (string Path, string Rule, string NextStep)[] Problems)> Cases = new()
    {
        ["fraction of a cedi"] = (To(Mobile("+233501112233"), 10.5m), [("Amount", "Alexpay takes whole GHS only.", "Nothing is rounded*")]),
        ["fraction of a kwacha"] = (To(Mobile("+260961112233"), 0.3m), [("Amount", "Alexpay takes whole ZMW only.", "Nothing is rounded*")]),
        ["nothing to pay"] = (To(Mobile("+233501112233"), 0m), [("Amount", "*more than zero*", "*Money.Of*")]),
        ["negative amount"] = (To(Mobile("+233501112233"), -5m), [("Amount", "*more than zero*", "*Money.Of*")]),
        ["more than 64 bits"] = (To(Mobile("+233501112233"), 9_223_372_036_854_775_808m), [("Amount", "*whole GHS only*", "Nothing is rounded*")]),
        ["cedis to Zambia"] = (To(Mobile("+260961112233"), 5m, Currency.GHS), [("Amount.Currency", "Alexpay does not pay GHS there.", "Use one of: ZMW.")]),
        ["kwachas to Ghana"] = (To(Mobile("+233501112233"), 5m, Currency.ZMW), [("Amount.Currency", "Alexpay does not pay ZMW there.", "Use one of: GHS.")]),
        ["dollars to a bank"] = (To(Bank("030100", "0012345678", "GH"), 5m, Currency.USD), [("Amount.Currency", "Alexpay does not pay USD there.", "Use one of: GHS.")]),

        ["country not served"] = (To(Mobile("+2348012345678", country: "NG"), 5m, Currency.GHS), [("Destination", "*does not serve this kind of account*", "*MobileMoney GH, BankAccount GH, MobileMoney ZM*")]),
        ["bank in Zambia"] = (To(Bank("01", "0012345678", "ZM"), 5m, Currency.ZMW), [("Destination", "*does not serve*", "*BankAccount GH*")]),
        ["provider wallet"] = (To(PayoutDestination.ProviderWallet("w", "1", "GH"), 5m), [("Destination", "*does not serve*", "*MobileMoney GH*")]),
        ["number of the other country"] = (To(Mobile("+260961112233", country: "GH"), 5m, Currency.GHS), [("Destination.PhoneNumber", "*in GH starts with +233*", "Correct*")]),
        ["Ghanaian number of 8 digits"] = (To(Mobile("+23350111223"), 5m), [("Destination.PhoneNumber", "*in GH is the calling code and nine digits; this one has 11 digits in all*", "*without the leading zero*")]),
        ["Ghanaian number with its zero"] = (To(Mobile("+2330501112233"), 5m), [("Destination.PhoneNumber", "*in GH*nine digits; this one has 13 digits in all*", "*without the leading zero*")]),
        ["Zambian number of 10 digits"] = (To(Mobile("+2609611122334"), 5m), [("Destination.PhoneNumber", "*in ZM*nine digits; this one has 13 digits in all*", "*+260971234567*")]),
        ["national form"] = (To(Mobile("0241234567", country: "GH"), 5m, Currency.GHS), [("Destination.PhoneNumber", "*E.164*", "*+23278000000*")]),
        ["empty number"] = (To(Mobile("", country: "GH"), 5m, Currency.GHS), [("Destination.PhoneNumber", "*E.164*", "*")]),
        ["blank number"] = (To(Mobile("   ", country: "ZM"), 5m, Currency.ZMW), [("Destination.PhoneNumber", "*E.164*", "*")]),
        ["no number"] = (To(Mobile(null!, country: "ZM"), 5m, Currency.ZMW), [("Destination.PhoneNumber", "*E.164*", "*")]),
        ["network of another country"] = (To(Mobile("+233501112233", MobileNetwork.Airtel), 5m), [("Destination.Network", "Alexpay does not list this network in GH.", "Use one of: mtn, telecel, vodafone; or leave it out*")]),
        ["network not listed in Zambia"] = (To(Mobile("+260961112233", MobileNetwork.Telecel), 5m), [("Destination.Network", "Alexpay does not list this network in ZM.", "Use one of: mtn, airtel, zamtel; or leave it out*")]),

        ["bank without a code"] = (To(Bank("", "0012345678", "GH"), 5m), [("Destination.BankCode", "*required*", "*bank directory*")]),
        ["bank without an account"] = (To(Bank("030100", null!, "GH"), 5m), [("Destination.AccountNumber", "*required*", "Give the account number.")]),
        ["bank with a blank account"] = (To(Bank("030100", " ", "GH"), 5m), [("Destination.AccountNumber", "*required*", "*")]),
        ["account number of 65"] = (To(Bank("030100", new string('7', 65), "GH"), 5m), [("Destination.AccountNumber", "*at most 64*has 65*", "*")]),

        ["description of 201"] = (To(Mobile("+233501112233"), 5m, description: new string('d', 201)), [("Description", "Alexpay takes at most 200 characters; this one has 201.", "Shorten it.")]),
        ["source account"] = (To(Mobile("+233501112233"), 5m, source: "wallet-1"), [("SourceAccount", "Alexpay does not let the account to debit be chosen.", "Leave it out.")]),
        ["extras of another provider"] = (To(Mobile("+233501112233"), 5m, extras: new MonimeExtras()), [("Extras", "*for Monime, the payout goes through Alexpay*", "*another provider*")]),
        ["webhook address without https"] = (To(Mobile("+233501112233"), 5m, extras: Hook("http://example.org/hook")), [("Extras.WebhookUrl", "It is not an absolute https address*", "Correct it*")]),
        ["webhook address that is relative"] = (To(Mobile("+233501112233"), 5m, extras: Hook("/hook")), [("Extras.WebhookUrl", "It is not an absolute https address*", "*leave it out*")]),
        ["webhook address with credentials"] = (To(Mobile("+233501112233"), 5m, extras: Hook("https://u:p@example.org/")), [("Extras.WebhookUrl", "*without credentials and fragment*", "*")]),
        ["webhook address with a fragment"] = (To(Mobile("+233501112233"), 5m, extras: Hook("https://example.org/#x")), [("Extras.WebhookUrl", "*without credentials and fragment*", "*")]),
        ["several at once"] = (
            To(Mobile("+2330501112233", MobileNetwork.Orange), 1.5m, Currency.ZMW, description: new string('d', 201)),
            [("Amount", "*whole ZMW only*", "*"), ("Amount.Currency", "*does not pay ZMW*", "*"), ("Description", "*", "*"), ("Destination.PhoneNumber", "*nine digits*", "*"), ("Destination.Network", "*", "*")]),
    };

    public static TheoryData<string> Names { get; } = new(Cases.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_request_that_breaks_a_rule_is_refused_before_anything_is_asked_journalled_or_sent(string name)
    {
        (PayoutRequest request, (string Path, string Rule, string NextStep)[] problems) = Cases[name];
        await using var world = new AlexpayWorld();

        PayoutValidationException refusal = (await FluentActions.Awaiting(() => world.CreateAsync(request)).Should().ThrowAsync<PayoutValidationException>()).Which;

        MonimeRefusalTests.Expect(refusal, problems);
        (refusal.Reference, refusal.Provider, refusal.Category).Should().Be(("refund-4711", "alexpay", PayoutFailureCategory.InvalidRequest));
        foreach (string secret in PrivateOf(request)) refusal.ToString().Should().NotContain(secret);
        world.Server.Requests.Should().BeEmpty();
        (await world.CountAsync()).Should().Be(0);
    }

    [Theory]
    [InlineData("030101", "Example Bank Ghana (030100), Agricultural Bank (040100), GCB Bank (050100)")]
    [InlineData("GCB", "GCB Bank (050100), *")]
    [InlineData("agricultural bank", "Agricultural Bank (040100), *")]
    [InlineData("Zenith Bnk", "Zenith Bank (b-4), *")]
    public async Task An_unknown_bank_is_refused_with_the_nearest_names(string code, string nearest)
    {
        await using var world = new AlexpayWorld();
        world.Server.On("GET /v1/payment/banks?country=GH", 200, Banks);

        PayoutValidationException refusal = (await FluentActions.Awaiting(() => world.CreateAsync(To(Bank(code, "0012345678", "GH"), 5m))).Should().ThrowAsync<PayoutValidationException>()).Which;

        MonimeRefusalTests.Expect(refusal, [("Destination.BankCode", "Alexpay's directory of GH has no bank with this id or code.", $"The nearest: {nearest}. Give the code of the right one.")]);
        refusal.Problems.Single().NextStep.Split('(').Should().HaveCount(4, "three are named");
        refusal.ToString().Should().NotContain("0012345678");
        (refusal.Reference, refusal.Provider).Should().Be(("refund-4711", "alexpay"));
        world.Server.Creates.Should().BeEmpty();
        (await world.CountAsync()).Should().Be(0);
    }

    [Theory]
    [InlineData("B-2", "b-2"), InlineData("b-2", "b-2"), InlineData("050100", "b-3"), InlineData("b-4", "b-4"), InlineData("09AB", "b-5"), InlineData("09ab", "b-5"), InlineData("b-6", "b-6")]
    public async Task A_bank_is_found_by_its_id_or_its_code_in_any_letter_case(string code, string id)
    {
        await using var world = new AlexpayWorld();
        world.Server.On("GET /v1/payment/banks?country=GH", 200, Banks.Replace("]", """,{"id":"b-5","name":"Letters","code":"09aB"},{"id":"b-6","name":"Number","code":"b-2"}]""", StringComparison.Ordinal));

        PreparedExchange exchange = await world.PrepareAsync(To(Bank(code, "0012345678", "GH"), 5m));

        JsonNode.Parse(exchange.Body.Span)!["bank_id"]!.GetValue<string>().Should().Be(id);
    }

    [Fact]
    public async Task A_code_of_several_banks_is_refused_with_their_ids()
    {
        await using var world = new AlexpayWorld();
        world.Server.On("GET /v1/payment/banks?country=GH", 200, Banks.Replace("040100", "050100", StringComparison.Ordinal));

        PayoutValidationException refusal = (await FluentActions.Awaiting(() => world.CreateAsync(To(Bank("050100", "0012345678", "GH"), 5m))).Should().ThrowAsync<PayoutValidationException>()).Which;

        MonimeRefusalTests.Expect(refusal, [("Destination.BankCode", "*several banks with this code.", "Give the id of the right one: Agricultural Bank (b-2), GCB Bank (b-3).")]);
        world.Server.Creates.Should().BeEmpty();
    }

    [Fact]
    public async Task An_empty_bank_directory_names_none()
    {
        await using var world = new AlexpayWorld();
        world.Server.On("GET /v1/payment/banks?country=GH", 200, """{"status":"success","code":200,"data":[]}""");

        await FluentActions.Awaiting(() => world.CreateAsync(To(Bank("030100", "0012345678", "GH"), 5m))).Should().ThrowAsync<PayoutValidationException>().WithMessage("*The nearest: none.*");
    }

    [Fact]
    public async Task A_country_that_the_directory_does_not_list_is_refused_with_those_it_lists()
    {
        await using var world = new AlexpayWorld();
        world.Server.On("GET /v1/countries", 200, """{"status":"success","code":200,"data":[{"id":"c-1","name":"Ghana","country_code":"GH","currency_code":"GHS"}]}""");

        PayoutValidationException refusal = (await FluentActions.Awaiting(() => world.CreateAsync()).Should().ThrowAsync<PayoutValidationException>()).Which;

        MonimeRefusalTests.Expect(refusal, [("Destination.Country", "Alexpay's directory does not list ZM for this account.", "It lists: GH.*another provider.")]);
        world.Server.Creates.Should().BeEmpty();
        (await world.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task A_country_that_the_directory_pays_in_another_currency_is_refused()
    {
        await using var world = new AlexpayWorld();
        world.Server.On("GET /v1/countries", 200, """{"status":"success","code":200,"data":[{"id":"c-1","country_code":"ZM","currency_code":"USD"}]}""");

        PayoutValidationException refusal = (await FluentActions.Awaiting(() => world.CreateAsync()).Should().ThrowAsync<PayoutValidationException>()).Which;

        MonimeRefusalTests.Expect(refusal, [("Amount.Currency", "Alexpay's directory does not pay ZMW in ZM.", "It pays: USD.*")]);
        world.Server.Creates.Should().BeEmpty();
    }

    [Theory]
    [InlineData("+233241234567", "mtn"), InlineData("+233201234567", "telecel"), InlineData("+233201234567", "VODAFONE"), InlineData("+233241234567", null)]
    [InlineData("+260971234567", "airtel"), InlineData("+260961234567", "mtn"), InlineData("+260951234567", "zamtel"), InlineData("+260971234567", null)]
    public async Task A_listed_network_is_taken_and_not_sent(string phone, string? network)
    {
        await using var world = new AlexpayWorld();
        world.Server.On("POST /v1/payment/payouts/process", 200, AlexpaySample.BodyOf("create-response"));

        Payout payout = await world.CreateAsync(To(Mobile(phone, network is null ? null : new MobileNetwork(network)), 26m));

        payout.Status.Should().Be(PayoutStatus.Pending);
        world.Server.CreateBodies.Should().ContainSingle().Which.Should().Contain($"\"momo_phone_number\":\"{phone[1..]}\"").And.NotContain("network").And.NotContain("operator");
    }

    [Fact]
    public async Task A_description_and_an_account_number_at_their_limits_are_taken()
    {
        await using var world = new AlexpayWorld();
        world.Server.On("POST /v1/payment/payouts/process", 200, AlexpaySample.BodyOf("create-response"));

        Payout payout = await world.CreateAsync(To(Bank("030100", new string('7', 64), "GH"), 9_223_372_036_854_775_807m, description: new string('d', 200)));

        payout.Status.Should().Be(PayoutStatus.Pending);
    }

    private const string Banks = """
        {"status":"success","code":200,"data":[
          {"id":"b-1","name":"Example Bank Ghana","code":"030100"},{"id":"b-2","name":"Agricultural Bank","code":"040100"},
          {"id":"b-3","name":"GCB Bank","code":"050100"},{"id":"b-4","name":"Zenith Bank"}]}
        """;

    private static PayoutDestination Mobile(string phone, MobileNetwork? network = null, string? country = null) => PayoutDestination.MobileMoney(phone, network, country);

    private static PayoutDestination Bank(string code, string number, string country) => PayoutDestination.BankAccount(code, number, country);

    private static AlexpayExtras Hook(string url) => new() { WebhookUrl = new Uri(url, UriKind.RelativeOrAbsolute) };

    private static PayoutRequest To(
        PayoutDestination destination, decimal amount, Currency? currency = null, string? description = null, string? source = null, PayoutExtras? extras = null) => new()
        {
            Reference = "refund-4711",
            Amount = Money.Of(amount, currency ?? (destination is MobileMoneyDestination { PhoneNumber: { } phone } && phone.StartsWith("+260", StringComparison.Ordinal) ? Currency.ZMW : Currency.GHS)),
            Destination = destination,
            Description = description,
            SourceAccount = source,
            Extras = extras,
        };

    private static IEnumerable<string> PrivateOf(PayoutRequest request) => new[]
    {
        (request.Destination as MobileMoneyDestination)?.PhoneNumber, (request.Destination as BankAccountDestination)?.AccountNumber, request.Description,
        (request.Extras as AlexpayExtras)?.WebhookUrl?.OriginalString,
    }.OfType<string>().Where(static text => text.Trim().Length > 0);
}
