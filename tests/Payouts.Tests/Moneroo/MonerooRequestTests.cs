using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Payouts.Moneroo;
using Payouts.Providers;
using Payouts.Tests.Moneroo.Support;

namespace Payouts.Tests.Moneroo;

public sealed class MonerooRequestTests
{
    private const string Customer = "\"email\":\"john@example.com\",\"first_name\":\"John\",\"last_name\":\"Doe\"";

    private static readonly string Tags = $"\"payouts_handle\":\"{MonerooSample.HandleOf("refund-4711").Token}\",\"payouts_reference\":\"refund-4711\"";

    private static readonly Beneficiary Whole = new()
    {
        FirstName = "John", LastName = "Doe", Email = "john@example.com", PhoneNumber = "+22951345021",
        Address = "123 Main St", City = "Cotonou", State = "Littoral", Country = "BJ", PostalCode = "00229",
    };

    // A case: the request, whether numbers go as numbers (recipient, phone), and the body.
    private static readonly Dictionary<string, (PayoutRequest Request, bool Recipient, bool Phone, string Body)> Cases = new()
    {
        ["mobile money"] = (
            MonerooSample.Request(), false, false,
            """{"amount":1000,"currency":"XOF","description":"Order refund","method":"mtn_bj","customer":{CUSTOMER},"recipient":{"msisdn":"22951345020"},"metadata":{TAGS}}"""),
        ["mobile money, recipient as number"] = (
            MonerooSample.Request(), true, false,
            """{"amount":1000,"currency":"XOF","description":"Order refund","method":"mtn_bj","customer":{CUSTOMER},"recipient":{"msisdn":22951345020},"metadata":{TAGS}}"""),
        ["test method"] = (
            MonerooSample.Request(destination: MonerooSample.Demo, amount: Money.Of(500m, Currency.USD)), false, false,
            """{"amount":500,"currency":"USD","description":"Order refund","method":"moneroo_payout_demo","customer":{CUSTOMER},"recipient":{"account_number":"4149518161"},"metadata":{TAGS}}"""),
        ["test method, recipient as number"] = (
            MonerooSample.Request(destination: MonerooSample.Demo, amount: Money.Of(500m, Currency.USD)), true, false,
            """{"amount":500,"currency":"USD","description":"Order refund","method":"moneroo_payout_demo","customer":{CUSTOMER},"recipient":{"account_number":4149518161},"metadata":{TAGS}}"""),
        ["account number that a JSON number would change"] = (
            MonerooSample.Request(destination: PayoutDestination.ProviderWallet("moneroo_payout_demo", "0149518161"), amount: Money.Of(500m, Currency.USD)), true, false,
            """{"amount":500,"currency":"USD","description":"Order refund","method":"moneroo_payout_demo","customer":{CUSTOMER},"recipient":{"account_number":"0149518161"},"metadata":{TAGS}}"""),
        ["account number with a letter"] = (
            MonerooSample.Request(destination: PayoutDestination.ProviderWallet("moneroo_payout_demo", "41495A8161"), amount: Money.Of(500m, Currency.USD)), true, false,
            """{"amount":500,"currency":"USD","description":"Order refund","method":"moneroo_payout_demo","customer":{CUSTOMER},"recipient":{"account_number":"41495A8161"},"metadata":{TAGS}}"""),
        ["account number of 18 digits"] = (
            MonerooSample.Request(destination: PayoutDestination.ProviderWallet("moneroo_payout_demo", "999999999999999999"), amount: Money.Of(500m, Currency.USD)), true, false,
            """{"amount":500,"currency":"USD","description":"Order refund","method":"moneroo_payout_demo","customer":{CUSTOMER},"recipient":{"account_number":999999999999999999},"metadata":{TAGS}}"""),
        ["account number of 19 digits"] = (
            MonerooSample.Request(destination: PayoutDestination.ProviderWallet("moneroo_payout_demo", "9999999999999999999"), amount: Money.Of(500m, Currency.USD)), true, false,
            """{"amount":500,"currency":"USD","description":"Order refund","method":"moneroo_payout_demo","customer":{CUSTOMER},"recipient":{"account_number":"9999999999999999999"},"metadata":{TAGS}}"""),
        ["everything about the customer"] = (
            MonerooSample.Request(beneficiary: Whole), false, false,
            """{"amount":1000,"currency":"XOF","description":"Order refund","method":"mtn_bj","customer":{CUSTOMER,"phone":"22951345021","address":"123 Main St","city":"Cotonou","state":"Littoral","country":"BJ","zip":"00229"},"recipient":{"msisdn":"22951345020"},"metadata":{TAGS}}"""),
        ["everything about the customer, phone as number"] = (
            MonerooSample.Request(beneficiary: Whole), false, true,
            """{"amount":1000,"currency":"XOF","description":"Order refund","method":"mtn_bj","customer":{CUSTOMER,"phone":22951345021,"address":"123 Main St","city":"Cotonou","state":"Littoral","country":"BJ","zip":"00229"},"recipient":{"msisdn":"22951345020"},"metadata":{TAGS}}"""),
        ["metadata in order of its keys"] = (
            MonerooSample.Request(metadata: new Dictionary<string, string> { ["b"] = "2", ["B"] = "1", ["a"] = "3" }), false, false,
            """{"amount":1000,"currency":"XOF","description":"Order refund","method":"mtn_bj","customer":{CUSTOMER},"recipient":{"msisdn":"22951345020"},"metadata":{TAGS,"B":"1","a":"3","b":"2"}}"""),
        ["method of one's own choice"] = (
            MonerooSample.Request(method: "moov_bj"), false, false,
            """{"amount":1000,"currency":"XOF","description":"Order refund","method":"moov_bj","customer":{CUSTOMER},"recipient":{"msisdn":"22951345020"},"metadata":{TAGS}}"""),
        ["method that no table has"] = (
            MonerooSample.Request(method: "celtiis_bj"), false, false,
            """{"amount":1000,"currency":"XOF","description":"Order refund","method":"celtiis_bj","customer":{CUSTOMER},"recipient":{"msisdn":"22951345020"},"metadata":{TAGS}}"""),
        ["texts of other scripts"] = (
            MonerooSample.Request(beneficiary: new Beneficiary { FirstName = "Ṣọlá", LastName = "N'Dri \"Ké\"", Email = "x+y@exämple.com" }, description: "Rembours. n° 7 / <été> 支払"), false, false,
            """{"amount":1000,"currency":"XOF","description":"Rembours. n° 7 / <été> 支払","method":"mtn_bj","customer":{"email":"x+y@exämple.com","first_name":"Ṣọlá","last_name":"N'Dri \"Ké\""},"recipient":{"msisdn":"22951345020"},"metadata":{TAGS}}"""),
    };

    private static readonly Gen<string> Keys = from first in Gen.Elements("a", "B", "order", "é", "支") from number in Gen.Choose(0, 99) select $"{first}{number}";

    public static TheoryData<string> Names => new(Cases.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_request_gives_exactly_these_bytes(string name)
    {
        (PayoutRequest request, bool recipient, bool phone, string expected) = Cases[name];
        await using MonerooWorld world = new(options => (options.SendRecipientAsNumber, options.SendCustomerPhoneAsNumber) = (recipient, phone));

        (await world.Client.CreateAsync(request)).Status.Should().Be(PayoutStatus.Pending);

        world.Bodies.Should().Equal(expected.Replace("CUSTOMER", Customer).Replace("TAGS", Tags));
    }

    [Theory]
    [InlineData("https://api.moneroo.io/", "https://api.moneroo.io/v1/payouts/initialize")]
    [InlineData("https://api.moneroo.io", "https://api.moneroo.io/v1/payouts/initialize")]
    [InlineData("https://gateway.example/moneroo", "https://gateway.example/moneroo/v1/payouts/initialize")]
    [InlineData("https://gateway.example/moneroo/", "https://gateway.example/moneroo/v1/payouts/initialize")]
    public async Task The_frozen_exchange_has_address_and_headers_and_nothing_secret(string baseAddress, string uri)
    {
        await using MonerooWorld world = new(options => (options.BaseAddress, options.CheckMethods) = (new Uri(baseAddress), false));

        PreparedExchange exchange = await world.Provider.PrepareAsync(MonerooSample.Request(), MonerooSample.HandleOf("refund-4711"), default);

        (exchange.Method, exchange.Uri.AbsoluteUri, exchange.ContentType, exchange.IdempotencyKey).Should().Be(("POST", uri, "application/json", null));
        exchange.Headers.Should().ContainSingle().Which.Should().Be(KeyValuePair.Create("Accept", "application/json"));
        exchange.Address.Should().Be(new ProviderAddress("Moneroo", new Uri(baseAddress).AbsoluteUri, "v1", null, "sandbox"));
    }

    [Fact]
    public async Task The_key_goes_as_a_bearer_token_with_its_bar_untouched()
    {
        await using MonerooWorld world = new();

        await world.Client.CreateAsync(MonerooSample.Request());

        world.Server.Requests.Single(static request => request.IsPost).Header("Authorization").Should().Be($"Bearer {MonerooWorld.Key}");
    }

    [Theory]
    [InlineData(100, true), InlineData(101, false)]
    public async Task A_reference_goes_along_where_it_fits_a_value(int length, bool isSent)
    {
        string reference = new('r', length);

        (await MetadataOfAsync(MonerooSample.Request(reference))).ContainsKey("payouts_reference").Should().Be(isSent);
    }

    [Theory]
    [InlineData(0, true, 2), InlineData(8, true, 10), InlineData(9, false, 10)]
    public async Task The_handle_always_goes_and_the_reference_gives_way_to_the_ninth_entry(int entries, bool isReferenceSent, int all)
    {
        Dictionary<string, string> metadata = Enumerable.Range(1, entries).ToDictionary(static number => $"k{number}", static _ => "v");

        Dictionary<string, JsonElement> sent = await MetadataOfAsync(MonerooSample.Request(metadata: metadata));

        sent.Should().HaveCount(all);
        sent["payouts_handle"].GetString().Should().Be(MonerooSample.HandleOf("refund-4711").Token);
        sent.ContainsKey("payouts_reference").Should().Be(isReferenceSent);
    }

    [Fact]
    public void The_same_request_gives_the_same_bytes_in_whatever_order_its_metadata_came() => Model.Property.Holds(
        from keys in Keys.ListOf()
        from value in Gen.Elements("v", "été", "{}", "\"")
        select keys.Distinct().ToArray().Length > 9 ? [.. keys.Distinct().Take(9).Select(key => (key, value))] : keys.Distinct().Select(key => (key, value)).ToArray(),
        entries =>
        {
            byte[] forward = Bytes(MonerooSample.Request(metadata: entries.ToDictionary(static entry => entry.key, static entry => entry.value)));
            byte[] backward = Bytes(MonerooSample.Request(metadata: entries.Reverse().ToDictionary(static entry => entry.key, static entry => entry.value)));

            backward.Should().Equal(forward);
        });

    [Fact]
    public void A_whole_amount_goes_out_as_it_is_in_major_units_and_is_never_scaled() => Model.Property.Holds(
        from high in Gen.Choose(0, int.MaxValue)
        from low in Gen.Choose(1, int.MaxValue)
        from zeros in Gen.Choose(0, 6)
        from currency in Gen.Elements(Currency.XOF, Currency.GHS, Currency.USD, Currency.CDF, Currency.MWK)
        select (Units: ((long)high << 31) | (long)low, Zeros: zeros, Currency: currency),
        value =>
        {
            // 100, 100.0 and 100.00 are one amount.
            decimal amount = value.Units + new decimal(0, 0, 0, false, (byte)value.Zeros);

            using JsonDocument body = JsonDocument.Parse(Bytes(MonerooSample.Request(amount: Money.Of(amount, value.Currency))));

            body.RootElement.GetProperty("amount").GetRawText().Should().Be(value.Units.ToString(System.Globalization.CultureInfo.InvariantCulture));
            body.RootElement.GetProperty("currency").GetString().Should().Be(value.Currency.Code);
        });

    [Fact]
    public void Every_digit_of_a_phone_number_is_kept_as_text_and_as_number() => Model.Property.Holds(
        from country in Gen.Elements("229", "225", "242", "254", "1")
        from national in Gen.Choose(0, 9).ArrayOf(10)
        from asNumber in Gen.Elements(true, false)
        select (Digits: country + string.Concat(national), AsNumber: asNumber),
        value =>
        {
            PayoutRequest request = MonerooSample.Request(destination: PayoutDestination.MobileMoney($"+{value.Digits}", MobileNetwork.Mtn, "BJ"));

            using JsonDocument body = JsonDocument.Parse(Bytes(request, new MonerooOptions { SendRecipientAsNumber = value.AsNumber }));

            JsonElement msisdn = body.RootElement.GetProperty("recipient").GetProperty("msisdn");
            msisdn.ValueKind.Should().Be(value.AsNumber ? JsonValueKind.Number : JsonValueKind.String);
            msisdn.ToString().Should().Be(value.Digits);
        });

    [Theory]
    [InlineData("+2250712345678", "CI", "2250712345678"), InlineData("+22951345020", "BJ", "22951345020"), InlineData("+2290151345020", "BJ", "2290151345020")]
    public async Task No_zero_is_taken_away_and_nothing_rewritten(string phone, string country, string msisdn)
    {
        await using MonerooWorld world = new();

        await world.Client.CreateAsync(MonerooSample.Request(destination: PayoutDestination.MobileMoney(phone, MobileNetwork.Mtn, country)));

        world.Bodies.Should().ContainSingle().Which.Should().Contain($"\"recipient\":{{\"msisdn\":\"{msisdn}\"}}");
    }

    [Fact]
    public void A_request_that_was_not_validated_is_no_body()
    {
        FluentActions.Invoking(() => Bytes(MonerooSample.Request(amount: Money.Of(1.5m, Currency.XOF)))).Should().Throw<ArgumentException>().WithMessage("*amount*");
        FluentActions.Invoking(() => Bytes(new PayoutRequest { Reference = "r", Amount = Money.Of(1, Currency.XOF), Destination = MonerooSample.Request().Destination }))
            .Should().Throw<ArgumentException>().WithMessage("*beneficiary*");
        FluentActions.Invoking(() => Bytes(MonerooSample.Request(destination: PayoutDestination.BankAccount("b", "1")))).Should().Throw<ArgumentException>().WithMessage("*no such kind*");
    }

    private static async Task<Dictionary<string, JsonElement>> MetadataOfAsync(PayoutRequest request)
    {
        await using MonerooWorld world = new();
        await world.Client.CreateAsync(request);
        using JsonDocument body = JsonDocument.Parse(world.Bodies.Single());
        return body.RootElement.GetProperty("metadata").EnumerateObject().ToDictionary(static entry => entry.Name, static entry => entry.Value.Clone());
    }

    private static byte[] Bytes(PayoutRequest request, MonerooOptions? options = null) =>
        MonerooRequests.Create(request, new MonerooTarget("mtn_bj", "Destination.Network", null, "BJ"), MonerooSample.HandleOf(request.Reference), options ?? new MonerooOptions());
}
