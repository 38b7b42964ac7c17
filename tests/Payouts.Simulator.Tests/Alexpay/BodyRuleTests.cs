using System.Net;

namespace Payouts.Simulator.Tests.Alexpay;

public sealed class BodyRuleTests : AlexpayTest
{
    private const string Phone = "233240000000";

    public static TheoryData<string, string> Refused => new()
    {
        { Amount("null"), "amount" },
        { Amount("0"), "amount" },
        { Amount("-1"), "amount" },
        { Amount("0.3"), "amount" },
        { Amount("26.0"), "amount" },
        { Amount("\"26\""), "amount" },
        { Amount("1000000000001"), "amount" },
        { $$"""{"countryId":"$GH","transfer_to":"mobile_number","momo_phone_number":"{{Phone}}"}""", "amount" },
        { $$"""{"amount":26,"transfer_to":"mobile_number","momo_phone_number":"{{Phone}}"}""", "countryId" },
        { Country("GH"), "countryId" },
        { Country(""), "countryId" },
        { Country("00000000-0000-4000-8000-000000000001"), "countryId" },
        { $$"""{"amount":26,"country_id":"$GH","countryId":"$GH","transfer_to":"mobile_number","momo_phone_number":"{{Phone}}"}""", "country_id" },
        { $$"""{"amount":26,"countryId":"$GH","momo_phone_number":"{{Phone}}"}""", "transfer_to" },
        { $$"""{"amount":26,"countryId":"$GH","transfer_to":"mobile_money","momo_phone_number":"{{Phone}}"}""", "transfer_to" },
        { $$"""{"amount":26,"countryId":"$GH","transfer_to":"","momo_phone_number":"{{Phone}}"}""", "transfer_to" },
        { To(""), "momo_phone_number" },
        { To("   "), "momo_phone_number" },
        { To("+233240000000"), "momo_phone_number" },
        { To("0240000000"), "momo_phone_number" },
        { To("233024000000"), "momo_phone_number" },
        { To("23324000000"), "momo_phone_number" },
        { To("2332400000000"), "momo_phone_number" },
        { To("23324000000a"), "momo_phone_number" },
        { To("260970000000"), "momo_phone_number" },
        { """{"amount":26,"countryId":"$GH","transfer_to":"mobile_number","momo_phone_number":233240000000}""", "momo_phone_number" },
        { Wallet("\"bank_id\":\"$BANK\""), "bank_id" },
        { Wallet("\"bank_id\":null"), "bank_id" },
        { Wallet("\"account_number\":\"0012345678\""), "account_number" },
        { Wallet("\"reference\":\"refund-1\""), "reference" },
        { Wallet("\"currency\":\"GHS\""), "currency" },
        { Wallet("\"narration\":7"), "narration" },
        { Wallet("\"webhook_url\":\"\""), "webhook_url" },
        { Wallet("\"webhook_url\":\"/hook\""), "webhook_url" },
        { Wallet("\"webhook_url\":\"http://example.org/hook\""), "webhook_url" },
        { Wallet("\"webhook_url\":\"ftp://localhost/hook\""), "webhook_url" },
        { Bank("\"account_number\":\"0012345678\""), "bank_id" },
        { Bank("\"bank_id\":\"$BANK\""), "account_number" },
        { Bank("\"bank_id\":\"$BANK\",\"account_number\":\" \""), "account_number" },
        { Bank("\"bank_id\":\"$BANK\",\"account_number\":12345678"), "account_number" },
        { Bank("\"bank_id\":\"030100\",\"account_number\":\"0012345678\""), "bank_id" },
        { Bank($"\"bank_id\":\"$BANK\",\"account_number\":\"0012345678\",\"momo_phone_number\":\"{Phone}\""), "momo_phone_number" },
        { """{"amount":26,"countryId":"$ZM","transfer_to":"bank","bank_id":"$BANK","account_number":"0012345678"}""", "bank_id" },
    };

    public static TheoryData<string> Accepted =>
    [
        AlexpayApi.Body(),
        AlexpayApi.Body("260970000000", country: "ZM"),
        AlexpayApi.Body(amount: 1),
        Wallet("\"webhook_url\":\"https://example.org/alexpay\""),
        Wallet("\"webhook_url\":\"http://127.0.0.1:5000/alexpay\""),
        Wallet("\"narration\":\"\",\"webhook_url\":null"),
        Bank("\"bank_id\":\"$BANK\",\"account_number\":\"0012345678\""),
    ];

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_body_outside_the_rules_is_refused_by_field(string body, string field)
    {
        AlexpayReply reply = await Alexpay.CreateAsync(body);

        reply.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        reply.Problems.Should().Equal(field);
        Simulator.Ledger.Entries.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Accepted))]
    public async Task A_body_within_the_rules_is_accepted(string body)
    {
        AlexpayReply reply = await Alexpay.CreateAsync(body);

        reply.Status.Should().Be(HttpStatusCode.OK);
        Simulator.Ledger.CommittedCount.Should().Be(1);
    }

    [Fact]
    public async Task All_problems_are_told_at_once_in_the_recorded_words()
    {
        AlexpayReply reply = await Alexpay.CreateAsync("""{"amount":0,"momo_phone_number":"","narration":"testing"}""");

        reply.Text.Should().Be(
            """{"status":"error","code":422,"message":"Validation failed","data":{"""
            + "\"amount\":[\"Amount must be a positive integer.\"],\"countryId\":[\"The countryId field is required.\"],\"transfer_to\":[\"The transfer_to field is required.\"]}}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"amount":1,"amount":2}""")]
    [InlineData("""{"amount":1,}""")]
    public async Task A_body_that_is_not_one_plain_JSON_object_is_refused(string body)
    {
        AlexpayReply reply = await Alexpay.CreateAsync(body);

        reply.Status.Should().Be(HttpStatusCode.BadRequest);
        reply.Json.ShouldHaveShapeOf("alexpay/error-400");
    }

    [Fact]
    public async Task A_body_that_is_not_declared_as_JSON_is_refused()
    {
        AlexpayReply reply = await Alexpay.CreateAsync(change: request => request.Content!.Headers.ContentType = new("text/plain"));

        reply.Status.Should().Be(HttpStatusCode.BadRequest);
        Simulator.Ledger.Entries.Should().BeEmpty();
    }

    private static string Amount(string amount) =>
        $$"""{"amount":{{amount}},"countryId":"$GH","transfer_to":"mobile_number","momo_phone_number":"{{Phone}}"}""";

    private static string Country(string id) =>
        $$"""{"amount":26,"countryId":"{{id}}","transfer_to":"mobile_number","momo_phone_number":"{{Phone}}"}""";

    private static string To(string phone) =>
        $$"""{"amount":26,"countryId":"$GH","transfer_to":"mobile_number","momo_phone_number":"{{phone}}"}""";

    private static string Wallet(string more) =>
        $$"""{"amount":26,"countryId":"$GH","transfer_to":"mobile_number","momo_phone_number":"{{Phone}}",{{more}}}""";

    private static string Bank(string more) => $$"""{"amount":26,"countryId":"$GH","transfer_to":"bank",{{more}}}""";
}
