using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Payouts.Moneroo;
using Payouts.Providers;
using Payouts.Tests.Moneroo.Support;
using Payouts.Tests.Support;

namespace Payouts.Tests.Moneroo;

public sealed class MonerooResponseTests
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

    public static TheoryData<string, string?> Errors
    {
        get
        {
            var rows = new TheoryData<string, string?>();
            foreach (JsonObject row in MonerooFile.Rows("errors", "errors")) rows.Add((string)row["text"]!, (string?)row["category"]);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public void A_status_text_is_the_one_of_the_table_or_pending_and_visible(string text, string status, bool isKnown)
    {
        PayoutReading reading = ReadPayout(data => data["status"] = text)!;

        (reading.Status.ToString(), reading.ProviderStatus, reading.IsStatusKnown).Should().Be((status, text, isKnown));
    }

    [Theory]
    [InlineData("null"), InlineData("7"), InlineData("true"), InlineData("{}"), InlineData("[\"success\"]"), InlineData(null)]
    public void A_status_that_is_no_text_is_pending_and_not_known(string? json)
    {
        PayoutReading reading = ReadPayout(data => Put(data, "status", json))!;

        (reading.Status, reading.ProviderStatus, reading.IsStatusKnown).Should().Be((PayoutStatus.Pending, null, false));
    }

    [Theory]
    [InlineData(null, "initiated", true), InlineData("null", "initiated", true), InlineData("\"pending\"", "pending", true), InlineData("\"new\"", "new", false), InlineData("7", null, false)]
    public void A_create_answer_without_a_status_is_initiated(string? json, string? text, bool isKnown)
    {
        JsonObject body = JsonNode.Parse(MonerooWorld.Created)!.AsObject();
        Put(body["data"]!.AsObject(), "status", json);

        PayoutReading payout = Create(201, body.ToJsonString()).Payout!;

        (payout.Status, payout.ProviderStatus, payout.IsStatusKnown).Should().Be((PayoutStatus.Pending, text, isKnown));
    }

    [Fact]
    public void A_create_answer_that_is_final_already_is_taken_at_its_word()
    {
        Create(200, """{"data":{"id":"po1","status":"success","amount":1000,"currency":"XOF"}}""").Payout!.Should().Match<PayoutReading>(payout =>
            payout.Status == PayoutStatus.Succeeded && payout.Amount == Money.Of(1000, Currency.XOF));
    }

    [Theory]
    [InlineData(200), InlineData(201), InlineData(202), InlineData(299)]
    public void Any_success_with_an_id_is_accepted_whatever_it_says_besides(int status) =>
        Create(status, """{"success":false,"message":"Insufficient funds","data":{"id":"po1"},"errors":["x"]}""").Should().Match<CreateReading>(
            reading => reading.Kind == CreateReadingKind.Accepted && reading.Payout!.ProviderId == "po1");

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("\"ok\"")]
    [InlineData("{}")]
    [InlineData("<html>502</html>")]
    [InlineData("{\"success\":true,\"message\":\"Payout transaction initialized successfully\"}")]
    [InlineData("{\"data\":null}")]
    [InlineData("{\"data\":[]}")]
    [InlineData("{\"data\":[{\"id\":\"po1\"}]}")]
    [InlineData("{\"data\":\"po1\"}")]
    [InlineData("{\"data\":{\"id\":null}}")]
    [InlineData("{\"data\":{\"id\":7}}")]
    [InlineData("{\"data\":{\"id\":\"\"}}")]
    [InlineData("{\"data\":{\"id\":\" \"}}")]
    [InlineData("{\"data\":{\"id\":\"a b\"}}")]
    [InlineData("{\"data\":{\"id\":\"a/b\"}}")]
    [InlineData("{\"data\":{\"id\":\"a?b\"}}")]
    [InlineData("{\"data\":{\"id\":\"a#b\"}}")]
    [InlineData("{\"data\":{\"id\":\"..\"}}")]
    [InlineData("{\"data\":{\"id\":\".\"}}")]
    [InlineData("{\"data\":{\"id\":\"a\\u0000\"}}")]
    [InlineData("{\"data\":{\"id\":\"\\ud800\"}}")]
    [InlineData("{\"id\":\"po1\"}")]
    public void A_success_without_an_id_that_could_be_asked_for_proves_nothing(string body) => Create(201, body).Kind.Should().Be(CreateReadingKind.Unrecognised);

    [Theory]
    [InlineData(200, CreateReadingKind.Accepted), InlineData(201, CreateReadingKind.Unrecognised)]
    public void An_id_has_at_most_200_characters(int length, CreateReadingKind kind) =>
        Create(201, $$$"""{"data":{"id":"{{{new string('i', length)}}}"}}""").Kind.Should().Be(kind);

    [Fact]
    public void An_answer_that_broke_off_is_not_trusted()
    {
        MonerooResponses.ReadCreate(new ProviderAnswer(201, Encoding.UTF8.GetBytes(MonerooWorld.Created), isTruncated: true)).Kind.Should().Be(CreateReadingKind.Unrecognised);
        MonerooResponses.ReadPayout("go86j8csuq51", new ProviderAnswer(200, Bytes("verify-success"), isTruncated: true)).Should().BeNull();
        MonerooResponses.IsNotFound(new ProviderAnswer(404, Bytes("error-404"), isTruncated: true)).Should().BeFalse();
    }

    [Theory]
    [InlineData(400), InlineData(422), InlineData(401), InlineData(403), InlineData(404), InlineData(405), InlineData(406), InlineData(415), InlineData(429)]
    public void A_refusal_in_the_envelope_with_a_status_that_refuses_is_rejected(int status) =>
        Create(status, """{"message":"No","data":null,"errors":[]}""").Kind.Should().Be(CreateReadingKind.Rejected);

    [Theory]
    [InlineData(301), InlineData(402), InlineData(408), InlineData(409), InlineData(418), InlineData(425), InlineData(500), InlineData(502), InlineData(503), InlineData(504)]
    public void The_same_with_any_other_status_proves_nothing(int status) =>
        Create(status, """{"message":"No","data":null,"errors":[]}""").Kind.Should().Be(CreateReadingKind.Unrecognised);

    [Theory]
    [InlineData("")]
    [InlineData("<html>400</html>")]
    [InlineData("[]")]
    [InlineData("\"No\"")]
    [InlineData("{}")]
    [InlineData("{\"error\":\"No\"}")]
    [InlineData("{\"message\":null}")]
    [InlineData("{\"message\":{\"text\":\"No\"}}")]
    [InlineData("{\"message\":\"\\ud800\"}")]
    [InlineData("{\"message\":\"No\",\"data\":{\"id\":\"po1\"}}")]
    [InlineData("{\"message\":\"No\",\"data\":{\"id\":7}}")]
    public void A_refusal_in_any_other_form_proves_nothing(string body)
    {
        Create(400, body).Kind.Should().Be(CreateReadingKind.Unrecognised);
        Create(422, body).Kind.Should().Be(CreateReadingKind.Unrecognised);
    }

    [Theory]
    [InlineData("{\"message\":\"No\",\"data\":{}}"), InlineData("{\"message\":\"No\",\"data\":{\"id\":null}}"), InlineData("{\"message\":\"No\",\"data\":[]}"), InlineData("{\"message\":\"\"}")]
    public void A_refusal_that_names_no_payout_is_one(string body) => Create(422, body).Kind.Should().Be(CreateReadingKind.Rejected);

    [Theory]
    [MemberData(nameof(Errors))]
    public void A_text_whose_meaning_is_known_gives_its_category(string text, string? category)
    {
        string body = new JsonObject { ["message"] = text }.ToJsonString();

        Create(422, body).Failure!.Category.ToString().Should().Be(category ?? "InvalidRequest");
        Create(422, new JsonObject { ["message"] = "Validation failed", ["errors"] = new JsonArray(text.ToUpperInvariant()) }.ToJsonString()).Failure!.Category.ToString()
            .Should().Be(category ?? "InvalidRequest");
        ReadPayout(data => (data["status"], data["disburse"]!["failure_message"]) = ("failed", text.Length == 0 ? null : text))!.Failure!.Category.ToString()
            .Should().Be(category ?? "Unspecified");
    }

    [Theory]
    [InlineData(400, PayoutFailureCategory.InvalidRequest), InlineData(422, PayoutFailureCategory.InvalidRequest), InlineData(401, PayoutFailureCategory.Configuration)]
    [InlineData(403, PayoutFailureCategory.Configuration), InlineData(404, PayoutFailureCategory.Configuration), InlineData(429, PayoutFailureCategory.RateLimited)]
    public void Any_other_text_gives_the_category_of_the_status(int status, PayoutFailureCategory category) =>
        Create(status, """{"message":"No"}""").Failure.Should().Be(new PayoutFailure(category, null, "No"));

    [Theory]
    [InlineData("", "Bad")]
    [InlineData(",\"errors\":null", "Bad")]
    [InlineData(",\"errors\":[]", "Bad")]
    [InlineData(",\"errors\":{}", "Bad")]
    [InlineData(",\"errors\":\"worse\"", "Bad")]
    [InlineData(",\"errors\":7", "Bad")]
    [InlineData(",\"errors\":[\"one\",\"two\",\"one\"]", "Bad; one; two")]
    [InlineData(",\"errors\":[\"Bad\",\"two\"]", "Bad; two")]
    [InlineData(",\"errors\":[{\"message\":\"one\"}]", "Bad; one")]
    [InlineData(",\"errors\":[{\"message\":\"one\",\"hint\":\"try\"}]", "Bad; one (try)")]
    [InlineData(",\"errors\":[{\"message\":\"one\",\"hint\":\"\"}]", "Bad; one")]
    [InlineData(",\"errors\":[{\"message\":\"one\",\"field\":\"amount\",\"type\":\"t\"}]", "Bad; amount: one")]
    [InlineData(",\"errors\":[{\"hint\":\"try\"},null,7,[\"x\"],true]", "Bad")]
    [InlineData(",\"errors\":{\"amount\":[\"one\",\"two\"],\"method\":[\"three\"]}", "Bad; amount: one; amount: two; method: three")]
    [InlineData(",\"errors\":{\"amount\":\"one\"}", "Bad; amount: one")]
    [InlineData(",\"errors\":{\"amount\":[\"Bad\"]}", "amount: Bad")]
    [InlineData(",\"errors\":{\"amount\":[\"The amount is one\"]}", "Bad; The amount is one")]
    [InlineData(",\"errors\":{\"amount\":[7,null,{\"a\":\"b\"}],\"method\":null}", "Bad")]
    [InlineData(",\"errors\":{\"\":\"one\"}", "Bad; one")]
    [InlineData(",\"errors\":{\"\\ud800\":\"one\",\"a\":\"\\ud800\"}", "Bad; one")]
    public void Errors_of_every_shape_are_joined_to_the_message(string errors, string expected) =>
        Create(422, $"{{\"message\":\"Bad\",\"data\":null{errors}}}").Failure!.Message.Should().Be(expected);

    [Theory]
    [InlineData("", null), InlineData(" ", null)]
    public void A_blank_message_is_left_out(string message, string? alone)
    {
        Create(422, $"{{\"message\":\"{message}\"}}").Failure!.Message.Should().Be(alone);
        Create(422, $"{{\"message\":\"{message}\",\"errors\":[\"one\"]}}").Failure!.Message.Should().Be("one");
    }

    [Fact]
    public void Endless_errors_are_kept_as_far_as_they_help()
    {
        string many = Create(422, new JsonObject { ["message"] = "Bad", ["errors"] = new JsonArray([.. Enumerable.Range(1, 500).Select(static number => (JsonNode)$"e{number}")]) }.ToJsonString()).Failure!.Message!;
        string whole = Create(422, new JsonObject { ["message"] = new string('m', 2000) }.ToJsonString()).Failure!.Message!;
        string cut = Create(422, new JsonObject { ["message"] = new string('m', 2001) }.ToJsonString()).Failure!.Message!;
        string character = Create(422, new JsonObject { ["message"] = new string('m', 1999) + "🎉🎉" }.ToJsonString()).Failure!.Message!;

        many.Should().EndWith("; e20");
        (whole.Length, cut.Length, character.Length).Should().Be((2000, 2000, 1999));
    }

    [Theory]
    [InlineData("\"500 USD\"", "none"), InlineData("\"500\"", "none"), InlineData("500", "500.00 USD"), InlineData("500.0", "500.00 USD"), InlineData("500.25", "500.25 USD")]
    [InlineData("5e2", "500.00 USD"), InlineData("null", "none"), InlineData("0.1234567890123456789012345678901", "none"), InlineData("79228162514264337593543950336", "none")]
    public void An_amount_is_read_in_major_units_as_an_exact_decimal(string json, string amount) =>
        (ReadPayout(data => Put(data, "amount", json))!.Amount?.ToString() ?? "none").Should().Be(amount);

    [Theory]
    [InlineData("\"XOF\"", "XOF"), InlineData("{\"code\":\"XOF\",\"decimals\":0,\"subunit_to_unit\":100}", "XOF"), InlineData("{\"name\":\"US Dollar\"}", "none"), InlineData("\"???\"", "none")]
    [InlineData("null", "none"), InlineData("[\"XOF\"]", "none"), InlineData("{\"code\":952}", "none")]
    public void A_currency_is_read_as_text_and_as_object(string json, string currency) =>
        (ReadPayout(data => Put(data, "currency", json))!.Amount?.Currency.Code ?? "none").Should().Be(currency);

    [Theory]
    [InlineData("sandbox", "sandbox"), InlineData("production", "live"), InlineData("live", "live"), InlineData("staging", null), InlineData("Sandbox", null), InlineData(null, null)]
    public void An_environment_is_sandbox_or_live_or_not_told(string? text, string? environment) =>
        ReadPayout(data => data["environment"] = text)!.Environment.Should().Be(environment);

    [Theory]
    [InlineData("[]", null), InlineData("null", null), InlineData("{}", null), InlineData("{\"payouts_handle\":\"abc\"}", "abc"), InlineData("{\"payouts_handle\":7}", null), InlineData("\"payouts_handle\"", null)]
    public void The_handle_is_read_from_the_metadata(string json, string? handle) => ReadPayout(data => Put(data, "metadata", json))!.Handle.Should().Be(handle);

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
        PayoutReading reading = ReadPayout(data =>
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

        PayoutFailure failure = ReadPayout(data => (data["status"], data["disburse"]!["failure_error_code"], data["disburse"]!["failure_message"]) = ("failed", code, null))!.Failure!;

        failure.Code.Should().Be(isCode ? code : null);
    }

    [Fact]
    public void A_failure_code_that_is_a_number_is_kept_as_text()
    {
        PayoutReading reading = ReadPayout(data => (data["status"], data["disburse"]!["failure_error_code"]) = ("failed", 4001))!;

        reading.Failure!.Code.Should().Be("4001");
    }

    [Theory]
    [InlineData("success"), InlineData("pending"), InlineData("initiated"), InlineData("on_hold")]
    public void A_payout_that_has_not_failed_tells_no_failure_whatever_its_gateway_says(string status) =>
        ReadPayout(data => (data["status"], data["disburse"]!["failure_message"]) = (status, "Failed!"))!.Failure.Should().BeNull();

    [Fact]
    public void A_failed_payout_of_the_older_shape_tells_the_gateways_text()
    {
        PayoutReading reading = Read("abc123", """{"message":"Payout transaction fetched successfully","data":{"id":"abc123","status":"failed","gateway":{"transaction_failure_message":"Number blocked"}}}""")!;

        reading.Failure.Should().Be(new PayoutFailure(PayoutFailureCategory.Unspecified, null, "Number blocked"));
    }

    [Fact]
    public void A_payout_of_the_older_shape_tells_when_it_was_made()
    {
        PayoutReading reading = Read("abc123", WireMockMapping.Load("moneroo", "retrieve-old-shape").Body)!;

        reading.CreatedAt.Should().Be(new DateTimeOffset(2023, 5, 21, 11, 0, 0, TimeSpan.Zero));
        ReadPayout(static _ => { })!.CreatedAt.Should().BeNull();
    }

    [Fact]
    public void A_reading_keeps_the_answer_for_support() => ReadPayout(static _ => { })!.Raw!.StatusCode.Should().Be(200);

    [Fact]
    public void A_payout_of_another_id_is_not_the_one_that_was_asked_for()
    {
        Read("go86j8csuq51", """{"data":{"id":"go86j8csuq5","status":"failed"}}""").Should().BeNull();
        Read("go86j8csuq51", """{"data":{"id":"GO86J8CSUQ51","status":"failed"}}""").Should().BeNull();
        Read("go86j8csuq51", """{"data":{"status":"failed"}}""").Should().BeNull();
        Read("go86j8csuq51", """{"data":[{"id":"go86j8csuq51","status":"failed"}]}""").Should().BeNull();
    }

    [Fact]
    public void Every_truncation_of_an_answer_is_not_recognised()
    {
        byte[] body = Encoding.UTF8.GetBytes(MonerooWorld.Created);

        for (int length = 0; length < body.Length; length++)
            MonerooResponses.ReadCreate(new ProviderAnswer(201, body.AsMemory(0, length))).Kind.Should().Be(CreateReadingKind.Unrecognised);
    }

    [Fact]
    public void Any_part_of_a_body_replaced_by_any_other_never_throws_nor_invents_an_id_or_an_end()
    {
        WireMockMapping[] mappings = [.. MonerooStubs.All.Where(static mapping => mapping.Json["response"]!["jsonBody"] is not null)];
        JsonNode?[] others = [null, true, 0, -1.5, 1e300, "", "success", "failed", "\ud83d", new JsonArray(), new JsonArray(1, "x", null), new JsonObject(), new JsonObject { ["id"] = "po9", ["status"] = "done", ["message"] = "m" }];
        Arbitrary<(int Mapping, int Node, int Other, int Status)> cases = (
            from mapping in Gen.Choose(0, mappings.Length - 1)
            from node in Gen.Choose(0, 200)
            from other in Gen.Choose(0, others.Length - 1)
            from status in Gen.Elements(200, 201, 202, 204, 302, 400, 404, 409, 422, 429, 500)
            select (mapping, node, other, status)).ToArbitrary();

        Prop.ForAll(cases, item =>
        {
            string json = Mutate(JsonNode.Parse(mappings[item.Mapping].Body)!, item.Node, others[item.Other]).ToJsonString();
            JsonNode body = JsonNode.Parse(json)!;
            var answer = new ProviderAnswer(item.Status, Encoding.UTF8.GetBytes(json));
            CreateReading reading = MonerooResponses.ReadCreate(answer);
            MonerooMethodList.Read(answer);
            string? id = body is JsonObject root && root["data"] is JsonObject payout && payout["id"] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
            bool isRead = MonerooResponses.ReadPayout(id ?? "po1", answer) is not null;
            bool isHonest = reading.Payout is not { Status: PayoutStatus.Succeeded or PayoutStatus.Failed } final || final.ProviderStatus is "success" or "failed";
            bool isWhole = reading.Kind != CreateReadingKind.Accepted || (item.Status < 300 && reading.Payout!.ProviderId == id);
            bool isRefusal = reading.Kind != CreateReadingKind.Rejected || item.Status is 400 or 404 or 422 or 429;
            return isHonest && isWhole && isRefusal && (!isRead || (id is not null && item.Status < 300));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    private static JsonNode Mutate(JsonNode root, int index, JsonNode? other)
    {
        List<JsonNode> nodes = [.. Inner(root)];
        if (nodes.Count == 0) return root;
        nodes[index % nodes.Count].ReplaceWith(other?.DeepClone());
        return root;
    }

    private static IEnumerable<JsonNode> Inner(JsonNode node) => node switch
    {
        JsonObject fields => fields.Select(static field => field.Value).OfType<JsonNode>().SelectMany(static child => Inner(child).Prepend(child)),
        JsonArray items => items.OfType<JsonNode>().SelectMany(static child => Inner(child).Prepend(child)),
        _ => [],
    };

    private static byte[] Bytes(string mapping) => Encoding.UTF8.GetBytes(WireMockMapping.Load("moneroo", mapping).Body);

    private static CreateReading Create(int status, string body) => MonerooResponses.ReadCreate(new ProviderAnswer(status, Encoding.UTF8.GetBytes(body)));

    private static PayoutReading? Read(string id, string body) => MonerooResponses.ReadPayout(id, new ProviderAnswer(200, Encoding.UTF8.GetBytes(body)));

    private static PayoutReading? ReadPayout(Action<JsonObject> change)
    {
        JsonObject body = JsonNode.Parse(Bytes("verify-success"))!.AsObject();
        JsonObject payout = body["data"]!.AsObject();
        payout["disburse"]!["gateway"]!["transaction_failure_message"] = null;
        payout["disburse"]!["gateway"]!["transaction_status"] = null;
        change(payout);
        return Read("go86j8csuq51", body.ToJsonString());
    }

    private static void Put(JsonObject fields, string name, string? json)
    {
        if (json is null) fields.Remove(name);
        else fields[name] = JsonNode.Parse(json);
    }
}
