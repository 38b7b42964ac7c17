using System.Globalization;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Payouts.Alexpay;
using Payouts.Providers;
using Payouts.Tests.Alexpay.Support;
using Property = Payouts.Tests.Model.Property;

namespace Payouts.Tests.Alexpay;

/// <summary>The bytes of the create call.</summary>
public sealed class AlexpayRequestTests
{
    private static readonly string Token = AlexpaySample.HandleOf().Token;

    private static readonly Gen<string> Digits = Gen.ArrayOf(Gen.Choose(0, 9), 9).Select(static digits => string.Concat(digits));

    private static readonly Gen<string?> Descriptions = Gen.Elements<string?>(null, "x", "Refund #7", "a \"quoted\" \\ text", "naïve 日本 🎉", "</script>&amp;'+", "#");

    private static readonly Gen<PayoutDestination> Destinations = Gen.OneOf(
        Digits.Select(static digits => PayoutDestination.MobileMoney($"+233{digits}", country: "GH")),
        Digits.Select(static digits => PayoutDestination.MobileMoney($"+260{digits}", MobileNetwork.Zamtel)),
        Digits.Select(static digits => PayoutDestination.BankAccount("030100", digits, "GH")));

    [Fact]
    public void A_wallet_in_Zambia_is_paid_by_exactly_these_bytes() => Text(AlexpaySample.Request()).Should().Be(
        $$"""{"amount":26,"countryId":"{{AlexpaySample.Zambia}}","transfer_to":"mobile_number","momo_phone_number":"260970000000","narration":"testing #{{Token}}"}""");

    [Fact]
    public void A_wallet_in_Ghana_is_paid_by_exactly_these_bytes() =>
        Text(AlexpaySample.Request(PayoutDestination.MobileMoney(AlexpaySample.GhanaPhone, MobileNetwork.Mtn, "GH"), amount: 1m), new AlexpayTarget(AlexpaySample.Ghana)).Should().Be(
            $$"""{"amount":1,"countryId":"{{AlexpaySample.Ghana}}","transfer_to":"mobile_number","momo_phone_number":"233241234567","narration":"testing #{{Token}}"}""");

    [Fact]
    public void A_bank_account_is_paid_by_exactly_these_bytes() => Text(AlexpaySample.Request(AlexpaySample.BankAccount, amount: 1m, description: "Invoice payment")).Should().Be(
        $$"""{"amount":1,"countryId":"{{AlexpaySample.Ghana}}","transfer_to":"bank","bank_id":"{{AlexpaySample.Bank}}","account_number":"0012345678","narration":"Invoice payment #{{Token}}"}""");

    [Fact]
    public void A_webhook_address_is_sent_last() => Text(AlexpaySample.Request(), webhook: new Uri("https://example.org/alexpay?a=1&b=é")).Should().Be(
        $$"""{"amount":26,"countryId":"{{AlexpaySample.Zambia}}","transfer_to":"mobile_number","momo_phone_number":"260970000000","narration":"testing #{{Token}}","webhook_url":"https://example.org/alexpay?a=1&b=%C3%A9"}""");

    [Fact]
    public void Without_a_description_the_narration_is_the_handle_alone() => Body(AlexpaySample.Request(description: null)).GetProperty("narration").GetString().Should().Be($"#{Token}");

    [Fact]
    public void Metadata_and_beneficiary_stay_in_the_journal()
    {
        var request = new PayoutRequest
        {
            Reference = "refund-4711",
            Amount = Money.Of(26m, Currency.ZMW),
            Destination = AlexpaySample.Mobile,
            Description = "testing",
            Metadata = new Dictionary<string, string> { ["order"] = "7" },
            Beneficiary = new Beneficiary { FirstName = "Jane", LastName = "Banda", Email = "jane@example.com" },
        };

        Text(request).Should().Be(Text(AlexpaySample.Request()));
    }

    [Theory]
    [InlineData("1", "1"), InlineData("100", "100"), InlineData("100.0", "100"), InlineData("100.00", "100"), InlineData("9223372036854775807", "9223372036854775807")]
    public void An_amount_is_written_as_a_whole_number_of_major_units(string amount, string expected) =>
        Body(AlexpaySample.Request(amount: decimal.Parse(amount, CultureInfo.InvariantCulture))).GetProperty("amount").GetRawText().Should().Be(expected);

    [Theory]
    [InlineData("0"), InlineData("-1"), InlineData("0.5"), InlineData("26.01"), InlineData("9223372036854775808")]
    public void An_amount_that_cannot_be_written_exactly_gives_no_body(string amount) => FluentActions
        .Invoking(() => Text(AlexpaySample.Request(amount: decimal.Parse(amount, CultureInfo.InvariantCulture)))).Should().Throw<ArgumentException>().WithParameterName("request");

    [Theory]
    [InlineData(""), InlineData("+"), InlineData("  "), InlineData("+260 970"), InlineData("+2609٠"), InlineData("unknown")]
    public void A_wallet_without_a_number_gives_no_body_because_Alexpay_would_pay_the_merchant(string phone) => FluentActions
        .Invoking(() => Text(AlexpaySample.Request(PayoutDestination.MobileMoney(phone, country: "ZM")))).Should().Throw<ArgumentException>().WithParameterName("destination");

    [Theory]
    [InlineData("", AlexpaySample.Bank), InlineData(" ", AlexpaySample.Bank), InlineData("0012345678", null), InlineData("0012345678", " ")]
    public void A_bank_account_without_number_or_bank_gives_no_body(string number, string? bankId) => FluentActions
        .Invoking(() => Text(AlexpaySample.Request(PayoutDestination.BankAccount("030100", number, "GH")), new AlexpayTarget(AlexpaySample.Ghana, bankId)))
        .Should().Throw<ArgumentException>().WithParameterName("destination");

    [Theory]
    [InlineData(""), InlineData(" ")]
    public void A_country_without_an_id_gives_no_body(string countryId) => FluentActions
        .Invoking(() => Text(AlexpaySample.Request(), new AlexpayTarget(countryId))).Should().Throw<ArgumentException>().WithParameterName("target");

    [Fact]
    public void A_kind_of_account_that_is_not_served_gives_no_body() => FluentActions
        .Invoking(() => Text(AlexpaySample.Request(PayoutDestination.ProviderWallet("w", "1", "GH")))).Should().Throw<ArgumentException>().WithParameterName("destination");

    [Fact]
    public void Every_body_names_a_recipient_whoever_is_paid() => Property.Holds(
        from destination in Destinations
        from description in Descriptions
        from amount in Gen.Choose(1, int.MaxValue)
        select AlexpaySample.Request(destination, amount: amount, description: description),
        static request =>
        {
            JsonElement body = Body(request);
            bool isWallet = request.Destination is MobileMoneyDestination;
            body.GetProperty("transfer_to").GetString().Should().Be(isWallet ? "mobile_number" : "bank");
            string recipient = body.GetProperty(isWallet ? "momo_phone_number" : "account_number").GetString()!;
            recipient.Should().Be(request.Destination switch
            {
                MobileMoneyDestination mobile => mobile.PhoneNumber[1..],
                BankAccountDestination bank => bank.AccountNumber,
                _ => null,
            });
            body.TryGetProperty("bank_id", out _).Should().Be(!isWallet);
            body.TryGetProperty("momo_phone_number", out _).Should().Be(isWallet);
            body.GetProperty("amount").GetInt64().Should().Be((long)request.Amount.Amount);
        });

    [Fact]
    public void The_same_request_gives_the_same_bytes() => Property.Holds(
        from destination in Destinations
        from description in Descriptions
        from amount in Gen.Choose(1, int.MaxValue)
        from zeros in Gen.Elements("", ".0", ".00", ".0000")
        let scaled = decimal.Parse($"{amount}{zeros}", CultureInfo.InvariantCulture)
        select (Plain: AlexpaySample.Request(destination, amount: amount, description: description), Scaled: AlexpaySample.Request(destination, amount: scaled, description: description)),
        static pair => Text(pair.Plain).Should().Be(Text(pair.Scaled)).And.Be(Text(pair.Plain)));

    [Fact]
    public void Any_description_comes_back_from_the_wire_and_the_handle_is_found_in_it() => Property.Holds(
        from description in Descriptions
        from reference in Gen.Choose(0, int.MaxValue)
        select (description, reference: $"refund-{reference}"),
        static pair =>
        {
            CorrelationHandle handle = AlexpaySample.HandleOf(pair.reference);
            PayoutRequest request = AlexpaySample.Request(description: pair.description);
            string narration = JsonDocument.Parse(AlexpayRequests.Create(request, handle, AlexpaySample.TargetOf(request.Destination), webhookUrl: null)).RootElement.GetProperty("narration").GetString()!;
            narration.Should().Be(pair.description is null ? $"#{handle.Token}" : $"{pair.description} #{handle.Token}");
            AlexpayResponses.HandleIn(narration).Should().Be(handle.Token);
        });

    [Fact]
    public async Task The_frozen_exchange_holds_no_secret_and_says_where_it_goes()
    {
        await using var world = new AlexpayWorld(options => options.Environment = "test", key: "s3cret");

        PreparedExchange exchange = await world.PrepareAsync();

        exchange.Method.Should().Be("POST");
        exchange.Uri.Should().Be(new Uri(world.Server.Address, "/v1/payment/payouts/process"));
        exchange.ContentType.Should().Be(MediaTypeNames.Application.Json);
        exchange.IdempotencyKey.Should().BeNull();
        exchange.Headers.Should().ContainSingle().Which.Should().Be(KeyValuePair.Create("Accept", "application/json"));
        exchange.Address.Should().Be(new ProviderAddress("Alexpay", world.Server.Address.AbsoluteUri, "v1", Scope: null, "test"));
        Encoding.UTF8.GetString(exchange.Body.Span).Should().Be(Text(AlexpaySample.Request())).And.NotContain("s3cret");
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("https://example.org/account", null, "https://example.org/account")]
    [InlineData(null, "https://example.org/own", "https://example.org/own")]
    [InlineData("https://example.org/account", "https://example.org/own", "https://example.org/own")]
    public async Task The_webhook_address_of_a_request_goes_before_the_accounts(string? account, string? own, string? expected)
    {
        await using var world = new AlexpayWorld(options => options.WebhookUrl = account is null ? null : new Uri(account));

        PreparedExchange exchange = await world.PrepareAsync(AlexpaySample.Request(extras: own is null ? null : new AlexpayExtras { WebhookUrl = new Uri(own) }));

        using JsonDocument body = JsonDocument.Parse(exchange.Body);
        (body.RootElement.TryGetProperty("webhook_url", out JsonElement url) ? url.GetString() : null).Should().Be(expected);
    }

    [Theory]
    [InlineData("https://pay.example/gateway"), InlineData("https://pay.example/gateway/")]
    public void A_base_address_with_a_path_keeps_it(string address) =>
        AlexpayClient.AddressOf(new AlexpayOptions { BaseAddress = new Uri(address) }, "v1/countries").Should().Be(new Uri("https://pay.example/gateway/v1/countries"));

    [Fact]
    public void Extras_tell_every_value_they_set()
    {
        new AlexpayExtras().Describe().Should().BeEmpty();
        new AlexpayExtras { WebhookUrl = new Uri("https://example.org/own") }.Describe().Should().ContainSingle().Which.Should().Be(KeyValuePair.Create("WebhookUrl", "https://example.org/own"));
        new AlexpayExtras().ProviderType.Should().Be("Alexpay");
    }

    private static JsonElement Body(PayoutRequest request) => JsonDocument.Parse(Text(request)).RootElement;

    private static string Text(PayoutRequest request, AlexpayTarget? target = null, Uri? webhook = null) =>
        Encoding.UTF8.GetString(AlexpayRequests.Create(request, AlexpaySample.HandleOf(), target ?? AlexpaySample.TargetOf(request.Destination), webhook));
}
