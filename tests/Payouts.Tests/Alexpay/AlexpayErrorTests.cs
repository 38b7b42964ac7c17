using System.Text;
using Payouts.Alexpay;
using Payouts.Providers;

namespace Payouts.Tests.Alexpay;

/// <summary>Which answers to a create call prove that it was refused; every other one proves nothing.</summary>
public sealed class AlexpayErrorTests
{
    private const string Map = """{"status":"error","code":422,"message":"Validation failed","data":{"amount":["Amount must be a positive integer."]}}""";
    private const string Validation = """{"success":false,"code":400,"error":{"type":"VALIDATION_ERROR","title":"amount must be a positive number"}}""";
    private const string Business = """{"status":"error","code":400,"message":"INSUFFICIENT_FUNDS","data":null}""";
    private const string Missing = """{"status":"error","code":400,"message":"The amount field is required.","data":null}""";

    [Theory]
    [InlineData(400, true), InlineData(422, true), InlineData(200, true), InlineData(201, true)]
    [InlineData(300, false), InlineData(401, false), InlineData(402, false), InlineData(403, false), InlineData(404, false), InlineData(409, false), InlineData(423, false), InlineData(429, false), InlineData(500, false), InlineData(503, false)]
    public void A_known_refusal_counts_beside_these_statuses_only(int status, bool isRefusal)
    {
        foreach (string body in new[] { Map, Validation, Business, Missing })
            Read(status, body).Kind.Should().Be(isRefusal ? CreateReadingKind.Rejected : CreateReadingKind.Unrecognised, body);
    }

    [Theory]
    [InlineData("\"code\":400", "\"code\":500"), InlineData("\"code\":400", "\"code\":503"), InlineData("\"code\":400", "\"code\":409"), InlineData("\"code\":400", "\"code\":429"), InlineData("\"code\":400", "\"code\":0")]
    [InlineData("\"code\":400", "\"code\":200"), InlineData("\"code\":400", "\"code\":\"oops\""), InlineData("\"code\":400", "\"code\":true"), InlineData("\"code\":400", "\"code\":-400")]
    [InlineData("\"code\":400", "\"code\":\"500\"")]
    public void A_body_code_that_says_otherwise_proves_nothing(string before, string after)
    {
        foreach (string body in new[] { Validation, Business, Missing })
        {
            foreach (int status in new[] { 200, 400, 422 }) Read(status, body.Replace(before, after, StringComparison.Ordinal)).Kind.Should().Be(CreateReadingKind.Unrecognised);
        }
    }

    [Theory]
    [InlineData("\"code\":\"400\""), InlineData("\"code\":422"), InlineData("\"code\":\"422\"")]
    public void A_body_code_may_be_written_as_a_text(string code)
    {
        foreach (int status in new[] { 200, 400, 422 }) Read(status, Business.Replace("\"code\":400", code, StringComparison.Ordinal)).Kind.Should().Be(CreateReadingKind.Rejected);
    }

    [Theory]
    [InlineData(400, CreateReadingKind.Rejected), InlineData(422, CreateReadingKind.Rejected), InlineData(200, CreateReadingKind.Unrecognised)]
    public void A_body_without_a_code_goes_by_the_status_and_beside_a_success_proves_nothing(int status, CreateReadingKind expected)
    {
        foreach (string code in new[] { "", "\"code\":null," })
            Read(status, Business.Replace("\"code\":400,", code, StringComparison.Ordinal)).Kind.Should().Be(expected);
    }

    [Fact]
    public void An_answer_that_does_not_call_itself_an_error_is_no_refusal()
    {
        foreach (string body in new[]
        {
            Business.Replace("\"error\"", "\"success\"", StringComparison.Ordinal),
            Business.Replace("\"error\"", "\"failed\"", StringComparison.Ordinal),
            Business.Replace("\"status\":\"error\",", "", StringComparison.Ordinal),
            Business.Replace("\"status\":\"error\"", "\"status\":\"error\",\"success\":true", StringComparison.Ordinal),
            Validation.Replace("false", "true", StringComparison.Ordinal),
            Validation.Replace("\"success\":false", "\"success\":false,\"status\":\"success\"", StringComparison.Ordinal),
            Validation.Replace("false", "null", StringComparison.Ordinal),
        })
            Read(400, body).Kind.Should().Be(CreateReadingKind.Unrecognised, body);
    }

    [Fact]
    public void An_error_says_so_by_its_status_or_its_flag_in_any_letter_case()
    {
        Read(400, Business.Replace("\"error\"", "\"ERROR\"", StringComparison.Ordinal)).Kind.Should().Be(CreateReadingKind.Rejected);
        Read(400, Validation.Replace("false", "\"False\"", StringComparison.Ordinal)).Kind.Should().Be(CreateReadingKind.Rejected);
        Read(400, Validation.Replace("\"success\":false", "\"success\":false,\"status\":\"error\"", StringComparison.Ordinal)).Kind.Should().Be(CreateReadingKind.Rejected);
    }

    [Theory]
    [InlineData("payout_id"), InlineData("reference"), InlineData("id")]
    public void An_error_that_names_a_payout_proves_nothing(string id)
    {
        foreach (int status in new[] { 200, 400, 422 })
            Read(status, Business.Replace("\"data\":null", $"\"data\":{{\"{id}\":\"P\"}}", StringComparison.Ordinal)).Kind.Should().Be(CreateReadingKind.Unrecognised);
    }

    [Theory]
    [InlineData("""{"status":"error","code":"ACCOUNT_BLOCKED","message":"Frozen","data":null}""", "Frozen")]
    [InlineData("""{"status":"error","code":400,"message":"account_blocked","data":null}""", null)]
    [InlineData("""{"success":false,"code":400,"error":"ACCOUNT_BLOCKED","message":"Frozen"}""", "Frozen")]
    [InlineData("""{"success":false,"code":400,"error":{"code":"ACCOUNT_BLOCKED"}}""", null)]
    [InlineData("""{"success":false,"code":400,"error":{"type":"ACCOUNT_BLOCKED"}}""", null)]
    public void A_failure_code_is_found_wherever_an_error_may_name_it(string body, string? message)
    {
        foreach (int status in new[] { 200, 400, 422 }) Read(status, body).Failure.Should().Be(new PayoutFailure(PayoutFailureCategory.RecipientBlocked, "ACCOUNT_BLOCKED", message));
    }

    [Theory]
    [InlineData("ACCOUNT_BLOCKED today")]
    [InlineData("Insufficient funds")]
    [InlineData("Bad request")]
    [InlineData("Payout already exists")]
    [InlineData("")]
    public void A_text_that_is_no_failure_code_proves_nothing(string message) =>
        Read(400, Business.Replace("INSUFFICIENT_FUNDS", message, StringComparison.Ordinal)).Kind.Should().Be(CreateReadingKind.Unrecognised);

    [Theory]
    [InlineData("amount"), InlineData("countryId"), InlineData("country id"), InlineData("Country ID"), InlineData("transfer_to"), InlineData("transfer to"), InlineData("narration"), InlineData("momo_phone_number")]
    [InlineData("momo phone number"), InlineData("bank_id"), InlineData("account_number"), InlineData("webhook_url")]
    public void A_field_of_ours_that_is_called_required_is_a_refusal(string field)
    {
        string text = $"The {field} field is required.";

        Read(400, Missing.Replace("The amount field is required.", text, StringComparison.Ordinal)).Failure.Should().Be(new PayoutFailure(PayoutFailureCategory.InvalidRequest, Code: null, text));
    }

    [Theory]
    [InlineData("The currency field is required.")]
    [InlineData("The amount field is required")]
    [InlineData("The amount field is required. It already exists.")]
    [InlineData("amount field is required.")]
    [InlineData("Sorry. The amount field is required.")]
    [InlineData("The  field is required.")]
    [InlineData("The field is required.")]
    public void A_text_of_another_form_proves_nothing(string text) =>
        Read(400, Missing.Replace("The amount field is required.", text, StringComparison.Ordinal)).Kind.Should().Be(CreateReadingKind.Unrecognised);

    [Theory]
    [InlineData("{}"), InlineData("null"), InlineData("[]"), InlineData("\"amount\""), InlineData("[[\"a\"]]")]
    [InlineData("""{"amount":"Amount must be a positive integer."}"""), InlineData("""{"amount":[]}"""), InlineData("""{"amount":[7]}"""), InlineData("""{"amount":[""]}"""), InlineData("""{"amount":{"0":"x"}}""")]
    [InlineData("""{"amount":["Wrong."],"currency":null}"""), InlineData("""{"amount":["Wrong."],"\ud800":["x"]}"""), InlineData("""{"amount":["\ud800"]}""")]
    [InlineData("""{"reference":["The reference has already been taken."]}"""), InlineData("""{"amount":["Duplicate transaction."]}"""), InlineData("""{"amount":["Wrong."],"narration":["ALREADY used"]}""")]
    public void Data_that_is_no_map_of_fields_to_texts_or_speaks_of_a_repeat_proves_nothing(string data) =>
        Read(422, Map.Replace("""{"amount":["Amount must be a positive integer."]}""", data, StringComparison.Ordinal)).Kind.Should().Be(CreateReadingKind.Unrecognised);

    [Fact]
    public void A_map_of_several_fields_is_told_whole() =>
        Read(422, Map.Replace("integer.\"]", "integer.\",\"Amount is too small.\"],\"bank_id\":[\"Unknown.\"]", StringComparison.Ordinal)).Failure!.Message
            .Should().Be("amount: Amount must be a positive integer. Amount is too small.; bank_id: Unknown.");

    [Fact]
    public void A_map_counts_only_where_status_or_code_is_422()
    {
        Read(400, Map).Kind.Should().Be(CreateReadingKind.Rejected);
        Read(422, Map.Replace("\"code\":422,", "", StringComparison.Ordinal)).Kind.Should().Be(CreateReadingKind.Rejected);
        Read(400, Map.Replace("422", "400", StringComparison.Ordinal)).Kind.Should().Be(CreateReadingKind.Unrecognised);
        Read(400, Map.Replace("\"code\":422,", "", StringComparison.Ordinal)).Kind.Should().Be(CreateReadingKind.Unrecognised);
    }

    [Theory]
    [InlineData("validation_error", "amount must be positive", true), InlineData("OTHER_ERROR", "amount must be positive", false), InlineData("VALIDATION_ERROR", "Payout already exists", false)]
    public void A_validation_error_is_a_refusal_unless_it_speaks_of_a_repeat(string type, string title, bool isRefusal)
    {
        string body = $$"""{"success":false,"code":400,"error":{"type":"{{type}}","title":"{{title}}"} }""";

        Read(400, body).Failure.Should().Be(isRefusal ? new PayoutFailure(PayoutFailureCategory.InvalidRequest, "VALIDATION_ERROR", title) : null);
    }

    [Fact]
    public void A_validation_error_without_a_title_is_one_all_the_same() =>
        Read(400, """{"success":false,"error":{"type":"VALIDATION_ERROR"}}""").Failure.Should().Be(new PayoutFailure(PayoutFailureCategory.InvalidRequest, "VALIDATION_ERROR"));

    private static CreateReading Read(int status, string body) => AlexpayResponses.ReadCreate(new ProviderAnswer(status, Encoding.UTF8.GetBytes(body)));
}
