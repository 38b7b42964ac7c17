using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Payouts.Moneroo;
using Payouts.Providers;
using Payouts.Tests.Moneroo.Support;
using Payouts.Tests.Support;

namespace Payouts.Tests.Moneroo;

/// <summary>What the answer to a create call proves, and the reason in a refusal.</summary>
public sealed class MonerooCreateAnswerTests
{
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
    [InlineData(null, "initiated", true), InlineData("null", "initiated", true), InlineData("\"pending\"", "pending", true), InlineData("\"new\"", "new", false), InlineData("7", null, false)]
    public void A_create_answer_without_a_status_is_initiated(string? json, string? text, bool isKnown)
    {
        JsonObject body = JsonNode.Parse(MonerooWorld.Created)!.AsObject();
        MonerooBodies.Put(body["data"]!.AsObject(), "status", json);

        PayoutReading payout = MonerooBodies.Create(201, body.ToJsonString()).Payout!;

        (payout.Status, payout.ProviderStatus, payout.IsStatusKnown).Should().Be((PayoutStatus.Pending, text, isKnown));
    }

    [Fact]
    public void A_create_answer_that_is_final_already_is_taken_at_its_word()
    {
        MonerooBodies.Create(200, """{"data":{"id":"po1","status":"success","amount":1000,"currency":"XOF"}}""").Payout!.Should().Match<PayoutReading>(payout =>
            payout.Status == PayoutStatus.Succeeded && payout.Amount == Money.Of(1000, Currency.XOF));
    }

    [Theory]
    [InlineData(200), InlineData(201), InlineData(202), InlineData(299)]
    public void Any_success_with_an_id_is_accepted_whatever_it_says_besides(int status) =>
        MonerooBodies.Create(status, """{"success":false,"message":"Insufficient funds","data":{"id":"po1"},"errors":["x"]}""").Should().Match<CreateReading>(
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
    public void A_success_without_an_id_that_could_be_asked_for_proves_nothing(string body) => MonerooBodies.Create(201, body).Kind.Should().Be(CreateReadingKind.Unrecognised);

    [Theory]
    [InlineData(200, CreateReadingKind.Accepted), InlineData(201, CreateReadingKind.Unrecognised)]
    public void An_id_has_at_most_200_characters(int length, CreateReadingKind kind) =>
        MonerooBodies.Create(201, $$$"""{"data":{"id":"{{{new string('i', length)}}}"}}""").Kind.Should().Be(kind);

    [Fact]
    public void An_answer_that_broke_off_is_not_trusted()
    {
        MonerooResponses.ReadCreate(new ProviderAnswer(201, Encoding.UTF8.GetBytes(MonerooWorld.Created), isTruncated: true)).Kind.Should().Be(CreateReadingKind.Unrecognised);
        MonerooResponses.ReadPayout("go86j8csuq51", new ProviderAnswer(200, MonerooBodies.Of("verify-success"), isTruncated: true)).Should().BeNull();
        MonerooResponses.IsNotFound(new ProviderAnswer(404, MonerooBodies.Of("error-404"), isTruncated: true)).Should().BeFalse();
    }

    [Theory]
    [InlineData(400), InlineData(422), InlineData(401), InlineData(403), InlineData(404), InlineData(405), InlineData(406), InlineData(415), InlineData(429)]
    public void A_refusal_in_the_envelope_with_a_status_that_refuses_is_rejected(int status) =>
        MonerooBodies.Create(status, """{"message":"No","data":null,"errors":[]}""").Kind.Should().Be(CreateReadingKind.Rejected);

    [Theory]
    [InlineData(301), InlineData(402), InlineData(408), InlineData(409), InlineData(418), InlineData(425), InlineData(500), InlineData(502), InlineData(503), InlineData(504)]
    public void The_same_with_any_other_status_proves_nothing(int status) =>
        MonerooBodies.Create(status, """{"message":"No","data":null,"errors":[]}""").Kind.Should().Be(CreateReadingKind.Unrecognised);

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
        MonerooBodies.Create(400, body).Kind.Should().Be(CreateReadingKind.Unrecognised);
        MonerooBodies.Create(422, body).Kind.Should().Be(CreateReadingKind.Unrecognised);
    }

    [Theory]
    [InlineData("{\"message\":\"No\",\"data\":{}}"), InlineData("{\"message\":\"No\",\"data\":{\"id\":null}}"), InlineData("{\"message\":\"No\",\"data\":[]}"), InlineData("{\"message\":\"\"}")]
    public void A_refusal_that_names_no_payout_is_one(string body) => MonerooBodies.Create(422, body).Kind.Should().Be(CreateReadingKind.Rejected);

    [Theory]
    [MemberData(nameof(Errors))]
    public void A_text_whose_meaning_is_known_gives_its_category(string text, string? category)
    {
        string body = new JsonObject { ["message"] = text }.ToJsonString();

        MonerooBodies.Create(422, body).Failure!.Category.ToString().Should().Be(category ?? "InvalidRequest");
        MonerooBodies.Create(422, new JsonObject { ["message"] = "Validation failed", ["errors"] = new JsonArray(text.ToUpperInvariant()) }.ToJsonString()).Failure!.Category.ToString()
            .Should().Be(category ?? "InvalidRequest");
        MonerooBodies.Verified(data => (data["status"], data["disburse"]!["failure_message"]) = ("failed", text.Length == 0 ? null : text))!.Failure!.Category.ToString()
            .Should().Be(category ?? "Unspecified");
    }

    [Theory]
    [InlineData(400, PayoutFailureCategory.InvalidRequest), InlineData(422, PayoutFailureCategory.InvalidRequest), InlineData(401, PayoutFailureCategory.Configuration)]
    [InlineData(403, PayoutFailureCategory.Configuration), InlineData(404, PayoutFailureCategory.Configuration), InlineData(429, PayoutFailureCategory.RateLimited)]
    public void Any_other_text_gives_the_category_of_the_status(int status, PayoutFailureCategory category) =>
        MonerooBodies.Create(status, """{"message":"No"}""").Failure.Should().Be(new PayoutFailure(category, null, "No"));

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
        MonerooBodies.Create(422, $"{{\"message\":\"Bad\",\"data\":null{errors}}}").Failure!.Message.Should().Be(expected);

    [Theory]
    [InlineData("", null), InlineData(" ", null)]
    public void A_blank_message_is_left_out(string message, string? alone)
    {
        MonerooBodies.Create(422, $"{{\"message\":\"{message}\"}}").Failure!.Message.Should().Be(alone);
        MonerooBodies.Create(422, $"{{\"message\":\"{message}\",\"errors\":[\"one\"]}}").Failure!.Message.Should().Be("one");
    }

    [Fact]
    public void Endless_errors_are_kept_as_far_as_they_help()
    {
        string many = MonerooBodies.Create(422, new JsonObject { ["message"] = "Bad", ["errors"] = new JsonArray([.. Enumerable.Range(1, 500).Select(static number => (JsonNode)$"e{number}")]) }.ToJsonString()).Failure!.Message!;
        string whole = MonerooBodies.Create(422, new JsonObject { ["message"] = new string('m', 2000) }.ToJsonString()).Failure!.Message!;
        string cut = MonerooBodies.Create(422, new JsonObject { ["message"] = new string('m', 2001) }.ToJsonString()).Failure!.Message!;
        string character = MonerooBodies.Create(422, new JsonObject { ["message"] = new string('m', 1999) + "🎉🎉" }.ToJsonString()).Failure!.Message!;

        many.Should().EndWith("; e20");
        (whole.Length, cut.Length, character.Length).Should().Be((2000, 2000, 1999));
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
}
