using System.Text.Json.Nodes;
using Payouts.Providers;
using Payouts.Tests.Moneroo.Support;
using Payouts.Tests.Support;

namespace Payouts.Tests.Moneroo;

/// <summary>A payout as Moneroo shows it, in either shape.</summary>
public sealed class MonerooReadingTests
{
    public static TheoryData<string, string, bool> Statuses
    {
        get
        {
            var rows = new TheoryData<string, string, bool>();
            foreach (JsonObject row in MonerooFile.Rows("statuses", "statuses")) rows.Add((string)row["text"]!, (string)row["status"]!, (bool)row["known"]!);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public void A_status_text_is_the_one_of_the_table_or_pending_and_visible(string text, string status, bool isKnown)
    {
        PayoutReading reading = MonerooBodies.Verified(data => data["status"] = text)!;

        (reading.Status.ToString(), reading.ProviderStatus, reading.IsStatusKnown).Should().Be((status, text, isKnown));
    }

    [Theory]
    [InlineData("null"), InlineData("7"), InlineData("true"), InlineData("{}"), InlineData("[\"success\"]"), InlineData(null)]
    public void A_status_that_is_no_text_is_pending_and_not_known(string? json)
    {
        PayoutReading reading = MonerooBodies.Verified(data => MonerooBodies.Put(data, "status", json))!;

        (reading.Status, reading.ProviderStatus, reading.IsStatusKnown).Should().Be((PayoutStatus.Pending, null, false));
    }

    [Theory]
    [InlineData("\"500 USD\"", "none"), InlineData("\"500\"", "none"), InlineData("500", "500.00 USD"), InlineData("500.0", "500.00 USD"), InlineData("500.25", "500.25 USD")]
    [InlineData("5e2", "500.00 USD"), InlineData("null", "none"), InlineData("0.1234567890123456789012345678901", "none"), InlineData("79228162514264337593543950336", "none")]
    public void An_amount_is_read_in_major_units_as_an_exact_decimal(string json, string amount) =>
        (MonerooBodies.Verified(data => MonerooBodies.Put(data, "amount", json))!.Amount?.ToString() ?? "none").Should().Be(amount);

    [Theory]
    [InlineData("\"XOF\"", "XOF"), InlineData("{\"code\":\"XOF\",\"decimals\":0,\"subunit_to_unit\":100}", "XOF"), InlineData("{\"name\":\"US Dollar\"}", "none"), InlineData("\"???\"", "none")]
    [InlineData("null", "none"), InlineData("[\"XOF\"]", "none"), InlineData("{\"code\":952}", "none")]
    public void A_currency_is_read_as_text_and_as_object(string json, string currency) =>
        (MonerooBodies.Verified(data => MonerooBodies.Put(data, "currency", json))!.Amount?.Currency.Code ?? "none").Should().Be(currency);

    [Theory]
    [InlineData("sandbox", "sandbox"), InlineData("production", "live"), InlineData("live", "live"), InlineData("staging", null), InlineData("Sandbox", null), InlineData(null, null)]
    public void An_environment_is_sandbox_or_live_or_not_told(string? text, string? environment) =>
        MonerooBodies.Verified(data => data["environment"] = text)!.Environment.Should().Be(environment);

    [Theory]
    [InlineData("[]", null), InlineData("null", null), InlineData("{}", null), InlineData("{\"payouts_handle\":\"abc\"}", "abc"), InlineData("{\"payouts_handle\":7}", null), InlineData("\"payouts_handle\"", null)]
    public void The_handle_is_read_from_the_metadata(string json, string? handle) => MonerooBodies.Verified(data => MonerooBodies.Put(data, "metadata", json))!.Handle.Should().Be(handle);

    // Message, code, type, gateway's text, gateway's status.
    [Theory]
    [InlineData("m", "c", "t", "g", "s", "c", "m")]
    [InlineData("m", null, "t", "g", "s", "t", "m")]
    [InlineData("m", null, null, "g", "s", null, "m")]
    [InlineData(null, "c", null, "g", "s", "c", "g")]
    [InlineData(null, null, null, "g", "s", null, "g")]
    [InlineData("  ", "", " ", "g", "s", null, "g")]
    [InlineData(null, null, null, null, "s", null, "s")]
    [InlineData(null, null, null, null, null, null, null)]
    [InlineData(null, "the number is blocked", null, "g", "s", null, "the number is blocked")]
    [InlineData("m", "22951345020", null, null, null, null, "m")]
    [InlineData(null, "payee-limit.v2:a_B1234567", null, null, null, null, "payee-limit.v2:a_B1234567")]
    [InlineData(null, "payee-limit.v2:a_B123456", null, null, null, "payee-limit.v2:a_B123456", null)]
    public void A_failed_payout_tells_its_own_reason_first_and_the_gateways_last(
        string? message, string? code, string? type, string? gateway, string? gatewayStatus, string? expectedCode, string? expectedMessage)
    {
        PayoutReading reading = MonerooBodies.Verified(data =>
        {
            data["status"] = "failed";
            JsonNode disburse = data["disburse"]!;
            (disburse["failure_message"], disburse["failure_error_code"], disburse["failure_error_type"]) = (message, code, type);
            (disburse["gateway"]!["transaction_failure_message"], disburse["gateway"]!["transaction_status"]) = (gateway, gatewayStatus);
        })!;

        reading.Failure.Should().Be(new PayoutFailure(PayoutFailureCategory.Unspecified, expectedCode, expectedMessage));
    }

    [Theory]
    [InlineData(64, true), InlineData(65, false)]
    public void A_failure_code_has_at_most_64_characters(int length, bool isCode)
    {
        string code = new('c', length);

        PayoutFailure failure = MonerooBodies.Verified(data => (data["status"], data["disburse"]!["failure_error_code"], data["disburse"]!["failure_message"]) = ("failed", code, null))!.Failure!;

        failure.Code.Should().Be(isCode ? code : null);
    }

    [Fact]
    public void A_failure_code_that_is_a_number_is_kept_as_text()
    {
        PayoutReading reading = MonerooBodies.Verified(data => (data["status"], data["disburse"]!["failure_error_code"]) = ("failed", 4001))!;

        reading.Failure!.Code.Should().Be("4001");
    }

    [Theory]
    [InlineData("success"), InlineData("pending"), InlineData("initiated"), InlineData("on_hold")]
    public void A_payout_that_has_not_failed_tells_no_failure_whatever_its_gateway_says(string status) =>
        MonerooBodies.Verified(data => (data["status"], data["disburse"]!["failure_message"]) = (status, "Failed!"))!.Failure.Should().BeNull();

    [Fact]
    public void A_failed_payout_of_the_older_shape_tells_the_gateways_text()
    {
        PayoutReading reading = MonerooBodies.Read("abc123", """{"message":"Payout transaction fetched successfully","data":{"id":"abc123","status":"failed","gateway":{"transaction_failure_message":"Number blocked"}}}""")!;

        reading.Failure.Should().Be(new PayoutFailure(PayoutFailureCategory.Unspecified, null, "Number blocked"));
    }

    [Fact]
    public void A_payout_of_the_older_shape_tells_when_it_was_made()
    {
        PayoutReading reading = MonerooBodies.Read("abc123", WireMockMapping.Load("moneroo", "retrieve-old-shape").Body)!;

        reading.CreatedAt.Should().Be(new DateTimeOffset(2023, 5, 21, 11, 0, 0, TimeSpan.Zero));
        MonerooBodies.Verified(static _ => { })!.CreatedAt.Should().BeNull();
    }

    [Fact]
    public void A_reading_keeps_the_answer_for_support() => MonerooBodies.Verified(static _ => { })!.Raw!.StatusCode.Should().Be(200);

    [Fact]
    public void A_payout_of_another_id_is_not_the_one_that_was_asked_for()
    {
        MonerooBodies.Read("go86j8csuq51", """{"data":{"id":"go86j8csuq5","status":"failed"}}""").Should().BeNull();
        MonerooBodies.Read("go86j8csuq51", """{"data":{"id":"GO86J8CSUQ51","status":"failed"}}""").Should().BeNull();
        MonerooBodies.Read("go86j8csuq51", """{"data":{"status":"failed"}}""").Should().BeNull();
        MonerooBodies.Read("go86j8csuq51", """{"data":[{"id":"go86j8csuq51","status":"failed"}]}""").Should().BeNull();
    }
}
