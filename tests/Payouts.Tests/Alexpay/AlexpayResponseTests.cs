using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck.Fluent;
using Payouts.Alexpay;
using Payouts.Providers;
using Payouts.Tests.Alexpay.Support;

namespace Payouts.Tests.Alexpay;

/// <summary>What the adapter makes of an answer to a create call, and of a transaction.</summary>
public sealed class AlexpayResponseTests
{
    private const string Handle = "0123456789abcdef0123456789abcdef01234567";

    [Theory]
    [InlineData("""{"payout_id":"P","reference":"R","id":"I"}""", "P", "R")]
    [InlineData("""{"payout_id":"P","id":"I"}""", "P", null)]
    [InlineData("""{"payout_id":"P","reference":"P"}""", "P", null)]
    [InlineData("""{"reference":"R","id":"I"}""", "R", null)]
    [InlineData("""{"id":"I"}""", "I", null)]
    [InlineData("""{"payout_id":"","reference":"R"}""", "R", null)]
    [InlineData("""{"payout_id":" ","reference":"\t","id":"I"}""", "I", null)]
    [InlineData("""{"payout_id":7,"reference":null,"id":"I"}""", "I", null)]
    [InlineData("""{"payout_id":"P","reference":""}""", "P", null)]
    public void The_first_id_that_is_there_is_the_payouts(string data, string id, string? reference)
    {
        PayoutReading payout = ReadCreate(200, Envelope(data)).Payout!;

        (payout.ProviderId, payout.ProviderReference).Should().Be((id, reference));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"payout_id":"","reference":"","id":""}""")]
    [InlineData("""{"payout_id":7}""")]
    [InlineData("""{"status":"success","amount":26}""")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""[{"payout_id":"P"}]""")]
    [InlineData("\"payment sent for processing\"")]
    [InlineData("7")]
    [InlineData("""{"payout_id":"P","type":"refund"}""")]
    [InlineData("""{"payout_id":"P","type":7}""")]
    public void A_success_that_names_no_payout_is_not_recognised(string data) => ReadCreate(200, Envelope(data)).Kind.Should().Be(CreateReadingKind.Unrecognised);

    [Theory]
    [InlineData("success", "0"), InlineData("SUCCESS", "200"), InlineData("Success", "201"), InlineData("success", "299"), InlineData("success", "null"), InlineData("success", "\"200\""), InlineData("success", "\"0\"")]
    public void A_request_is_confirmed_by_its_status_and_a_code_that_does_not_contradict(string status, string code) =>
        ReadCreate(200, $$"""{"status":"{{status}}","code":{{code}},"data":{"payout_id":"P"} }""").Kind.Should().Be(CreateReadingKind.Accepted);

    [Theory]
    [InlineData("\"success\"", "1"), InlineData("\"success\"", "199"), InlineData("\"success\"", "300"), InlineData("\"success\"", "400"), InlineData("\"success\"", "500"), InlineData("\"success\"", "-1")]
    [InlineData("\"success\"", "200.5"), InlineData("\"success\"", "1e99"), InlineData("\"success\"", "\"ok\""), InlineData("\"success\"", "true"), InlineData("\"success\"", "[]"), InlineData("\"success\"", "\"+200\"")]
    [InlineData("\"ok\"", "200"), InlineData("\"\"", "0"), InlineData("null", "200"), InlineData("true", "200"), InlineData("\"error\"", "200"), InlineData("\" success\"", "200")]
    public void A_request_is_not_confirmed_by_anything_else(string status, string code) =>
        ReadCreate(200, $$"""{"status":{{status}},"code":{{code}},"data":{"payout_id":"P"} }""").Kind.Should().Be(CreateReadingKind.Unrecognised);

    [Fact]
    public void A_code_may_be_missing() => ReadCreate(200, """{"status":"success","data":{"payout_id":"P"}}""").Kind.Should().Be(CreateReadingKind.Accepted);

    [Theory]
    [InlineData("false"), InlineData("\"false\"")]
    public void A_success_that_says_it_is_none_is_not_recognised(string flag) =>
        ReadCreate(200, $$"""{"status":"success","success":{{flag}},"code":200,"message":"INSUFFICIENT_FUNDS","data":{"payout_id":"P"} }""").Kind.Should().Be(CreateReadingKind.Unrecognised);

    [Theory]
    [InlineData(199), InlineData(202, true), InlineData(299, true), InlineData(300), InlineData(302), InlineData(400), InlineData(409), InlineData(422), InlineData(429), InlineData(500)]
    public void A_payout_is_accepted_only_beside_a_status_of_success(int httpStatus, bool isAccepted = false) =>
        ReadCreate(httpStatus, Envelope("""{"payout_id":"P"}""")).Kind.Should().Be(isAccepted ? CreateReadingKind.Accepted : CreateReadingKind.Unrecognised);

    [Fact]
    public void An_answer_that_broke_off_is_not_recognised() =>
        AlexpayResponses.ReadCreate(new ProviderAnswer(200, Encoding.UTF8.GetBytes(Envelope("""{"payout_id":"P"}""")), isTruncated: true)).Kind.Should().Be(CreateReadingKind.Unrecognised);

    [Theory]
    [InlineData("\"true\"", PayoutStatus.Succeeded), InlineData("true", PayoutStatus.Succeeded), InlineData("\"True\"", PayoutStatus.Succeeded), InlineData(null, PayoutStatus.Succeeded)]
    [InlineData("\"false\"", PayoutStatus.Pending), InlineData("false", PayoutStatus.Pending), InlineData("\"\"", PayoutStatus.Pending), InlineData("null", PayoutStatus.Pending)]
    [InlineData("1", PayoutStatus.Pending), InlineData("\"yes\"", PayoutStatus.Pending), InlineData("{}", PayoutStatus.Pending)]
    public void A_success_counts_only_where_nothing_says_that_the_money_was_not_disbursed(string? isDisbursed, PayoutStatus expected)
    {
        foreach (string word in new[] { "success", "successful", "completed" })
        {
            PayoutReading reading = Read($$"""{"id":"I","status":"{{word}}"{{(isDisbursed is null ? "" : $",\"is_disbursed\":{isDisbursed}")}}}""");

            (reading.Status, reading.ProviderStatus, reading.IsStatusKnown).Should().Be((expected, word, true));
            reading.DelayReason.Should().Be(expected == PayoutStatus.Pending ? "Alexpay reports a success, and not that the money was disbursed." : null);
        }
    }

    [Theory]
    [InlineData("failed", PayoutStatus.Failed), InlineData("processing", PayoutStatus.Pending)]
    public void Disbursement_says_nothing_about_other_statuses(string status, PayoutStatus expected)
    {
        PayoutReading reading = Read($$"""{"id":"I","status":"{{status}}","is_disbursed":"false"}""");

        (reading.Status, reading.DelayReason).Should().Be((expected, null));
    }

    [Theory]
    [InlineData("\"reversed\"", "reversed"), InlineData("null", null), InlineData("7", null)]
    public void A_status_that_no_table_knows_is_pending_and_visible(string written, string? text)
    {
        PayoutReading reading = Read($$"""{"id":"I","status":{{written}} }""");

        (reading.Status, reading.ProviderStatus, reading.IsStatusKnown).Should().Be((PayoutStatus.Pending, text, false));
    }

    [Theory]
    [InlineData("26", "26"), InlineData("0.30", "0.3"), InlineData("347.99", "347.99"), InlineData("1e2", "100"), InlineData("12345678901234567890.12", "12345678901234567890.12")]
    public void An_amount_is_read_exactly(string written, string expected) =>
        Read($$"""{"id":"I","amount":{{written}},"currency":"ZMW"}""").Amount.Should().Be(Money.Of(decimal.Parse(expected, CultureInfo.InvariantCulture), Currency.ZMW));

    [Theory]
    [InlineData("\"26\"", "\"ZMW\""), InlineData("null", "\"ZMW\""), InlineData("26", "null"), InlineData("26", "\"???\""), InlineData("26", "7"), InlineData("1e400", "\"ZMW\"")]
    public void An_amount_that_cannot_be_read_is_not_told(string amount, string currency) => Read($$"""{"id":"I","amount":{{amount}},"currency":{{currency}} }""").Amount.Should().BeNull();

    [Fact]
    public void The_charge_is_reported_as_it_is_and_only_in_a_known_currency()
    {
        Read("""{"id":"I","amount":26,"charge":25,"currency":"ZMW"}""").Fees.Should().Equal(new PayoutFee("charge", Money.Of(25m, Currency.ZMW)));
        Read("""{"id":"I","amount":26,"charge":0.125,"currency":"GHS"}""").Fees.Should().Equal(new PayoutFee("charge", Money.Of(0.125m, Currency.GHS)));
        Read("""{"id":"I","charge":25}""").Fees.Should().BeNull();
        Read("""{"id":"I","charge":"25","currency":"ZMW"}""").Fees.Should().BeNull();
        Read("""{"id":"I","currency":"ZMW"}""").Fees.Should().BeNull();
    }

    [Theory]
    [InlineData($"testing #{Handle}", Handle)]
    [InlineData($"#{Handle}", Handle)]
    [InlineData($"a # b #c #{Handle}", Handle)]
    [InlineData(Handle, null)]
    [InlineData($"testing #{Handle} ", null)]
    [InlineData($"testing #{Handle}0", null)]
    [InlineData("testing #0123456789abcdef0123456789abcdef0123456", null)]
    [InlineData("testing #0123456789ABCDEF0123456789ABCDEF01234567", null)]
    [InlineData("testing #0123456789abcdef0123456789abcdef0123456g", null)]
    [InlineData("testing #inv-42", null)]
    [InlineData("#", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_handle_is_forty_hex_characters_after_the_last_mark(string? narration, string? expected) => AlexpayResponses.HandleIn(narration).Should().Be(expected);

    [Fact]
    public void A_failed_payout_tells_its_reason_and_only_a_failed_one()
    {
        Read("""{"id":"I","status":"failed","failure_reason":"ACCOUNT_BLOCKED"}""").Failure.Should().Be(new PayoutFailure(PayoutFailureCategory.RecipientBlocked, "ACCOUNT_BLOCKED"));
        Read("""{"id":"I","status":"failed","failure_reason":""}""").Failure.Should().BeNull();
        Read("""{"id":"I","status":"failed","failure_reason":{"code":"ACCOUNT_BLOCKED"}}""").Failure.Should().BeNull();
        Read("""{"id":"I","status":"processing","failure_reason":"ACCOUNT_BLOCKED"}""").Failure.Should().BeNull();
    }

    [Fact]
    public void Environment_and_time_are_read_and_the_answer_is_kept()
    {
        PayoutReading reading = Read("""{"id":"I","environment":"live","created_at":"2025-08-26T15:41:42.803503Z"}""");

        (reading.Environment, reading.CreatedAt).Should().Be(("live", new DateTimeOffset(2025, 8, 26, 15, 41, 42, TimeSpan.Zero).AddTicks(8_035_030)));
        reading.Raw!.StatusCode.Should().Be(200);
        Read("""{"id":"I"}""").Should().Match<PayoutReading>(static other => other.Environment == null && other.CreatedAt == null);
    }

    [Theory]
    [InlineData(""), InlineData("{"), InlineData("<html></html>"), InlineData("null"), InlineData("[]"), InlineData("\"success\""), InlineData("7"), InlineData("{\"status\":\"\\ud800\"}")]
    public void A_body_of_any_other_form_is_not_recognised(string body)
    {
        foreach (int status in new[] { 200, 201, 400, 401, 404, 409, 422, 429, 500, 503 }) ReadCreate(status, body).Kind.Should().Be(CreateReadingKind.Unrecognised);
    }

    [Fact]
    public void A_name_that_is_no_Unicode_does_not_hide_the_payout_beside_it() =>
        ReadCreate(201, """{"status":"success","code":0,"messa\ud800e":"Payout request accepted","data":{"reference":"R"}}""").Payout!.ProviderId.Should().Be("R");

    [Fact]
    public void No_mutilated_body_makes_the_reading_throw_or_decide_wrongly()
    {
        string[] bodies = [.. AlexpayBodies.Creates];
        Model.Property.Holds(
            from body in Gen.Elements(bodies)
            from status in Gen.Elements(200, 201, 400, 404, 409, 422, 500)
            from at in Gen.Choose(0, 400)
            from length in Gen.Choose(0, 30)
            from insert in Gen.Elements("", "\0", "\"", "{", "null", "\\ud800", "\uFFFE", "true", "[", "99999999999999999999")
            select (status, text: Mutilate(body, at, length, insert)),
            static sample =>
            {
                CreateReading reading = ReadCreate(sample.status, sample.text);
                if (reading.Kind == CreateReadingKind.Rejected) sample.status.Should().BeOneOf(200, 201, 400, 422);
                if (reading.Kind == CreateReadingKind.Accepted)
                {
                    sample.status.Should().BeOneOf(200, 201);
                    using JsonDocument document = JsonDocument.Parse(sample.text);
                    AnswerJson.Text(document.RootElement, "status").Should().BeEquivalentTo("success");
                }
            },
            tests: 5_000);
    }

    private static string Mutilate(string body, int at, int length, string insert)
    {
        int start = Math.Min(at, body.Length);
        return body[..start] + insert + body[Math.Min(body.Length, start + length)..];
    }

    private static string Envelope(string data) => $$"""{"status":"success","code":200,"message":"ok","data":{{data}} }""";

    private static CreateReading ReadCreate(int status, string body) => AlexpayResponses.ReadCreate(new ProviderAnswer(status, Encoding.UTF8.GetBytes(body)));

    private static PayoutReading Read(string data)
    {
        CreateReading reading = ReadCreate(200, Envelope(data));
        reading.Kind.Should().Be(CreateReadingKind.Accepted);
        return reading.Payout!;
    }
}
