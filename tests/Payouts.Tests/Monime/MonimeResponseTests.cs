using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Payouts.Monime;
using Payouts.Providers;
using Payouts.Tests.Monime.Support;

namespace Payouts.Tests.Monime;

public sealed class MonimeResponseTests
{
    // Body, status, unified status, provider status, amount in minor units, fees in minor units, failure, delay reason.
    public static TheoryData<string, PayoutStatus, string, long, string?, string?, string?> Payouts { get; } = new()
    {
        { "v1/create-response", PayoutStatus.Pending, "pending", 15000, null, null, null },
        { "v1/create-response-bank", PayoutStatus.Pending, "pending", 15000, null, null, null },
        { "v1/create-response-wallet", PayoutStatus.Pending, "pending", 15000, null, null, null },
        { "v1/update-response", PayoutStatus.Pending, "pending", 15000, null, null, null },
        { "v1/get-processing", PayoutStatus.Pending, "processing", 15000, null, null, null },
        { "v1/get-completed", PayoutStatus.Succeeded, "completed", 15000, "Base 150", null, null },
        { "v1/get-failed", PayoutStatus.Failed, "failed", 15000, null, "RecipientNotFound provider_account_missing: The destination account does not exist", null },
        { "v1/get-unknown-status", PayoutStatus.Pending, "scheduled", 15000, null, null, null },
        { "v1/get-nested-result", PayoutStatus.Pending, "pending", 15000, null, null, null },
        { "2024-08-01/create-response", PayoutStatus.Pending, "pending", 123, null, null, null },
        { "2024-08-01/get-completed", PayoutStatus.Succeeded, "completed", 123, "fee 2", null, null },
        { "2024-08-01/get-failed", PayoutStatus.Failed, "failed", 123, null, "InsufficientFunds fundInsufficient: The source account has insufficient funds", null },
        { "2024-08-01/get-failed-expired", PayoutStatus.Failed, "failed", 123, null, "Expired expired: The payout expired", null },
        { "2024-08-01/get-delayed", PayoutStatus.Pending, "delayed", 123, null, null, "The provider is unavailable" },
    };

    [Theory]
    [MemberData(nameof(Payouts))]
    public void ReadCreate_OfEachDocumentedBody_GivesTheUnifiedReading(
        string name, PayoutStatus status, string text, long minor, string? fees, string? failure, string? delay)
    {
        PayoutReading reading = Read(200, WireBodies.Bytes($"{name}.json")).Payout!;

        reading.Status.Should().Be(status);
        reading.ProviderStatus.Should().Be(text);
        reading.IsStatusKnown.Should().Be(text != "scheduled");
        reading.Amount.Should().Be(Money.OfMinor(minor, Currency.SLE));
        Describe(reading.Fees).Should().Be(fees);
        Describe(reading.Failure).Should().Be(failure);
        reading.DelayReason.Should().Be(delay);
    }

    [Theory]
    [InlineData("unknown", PayoutFailureCategory.Unspecified)]
    [InlineData("fund_insufficient", PayoutFailureCategory.InsufficientFunds)]
    [InlineData("authorization_failed", PayoutFailureCategory.Configuration)]
    [InlineData("provider_unknown", PayoutFailureCategory.ProviderFault)]
    [InlineData("provider_account_blocked", PayoutFailureCategory.RecipientBlocked)]
    [InlineData("provider_account_missing", PayoutFailureCategory.RecipientNotFound)]
    [InlineData("provider_account_quota_exhausted", PayoutFailureCategory.LimitExceeded)]
    [InlineData("fundInsufficient", PayoutFailureCategory.InsufficientFunds)]
    [InlineData("authorizationFailed", PayoutFailureCategory.Configuration)]
    [InlineData("providerUnknown", PayoutFailureCategory.ProviderFault)]
    [InlineData("providerAccountBlocked", PayoutFailureCategory.RecipientBlocked)]
    [InlineData("providerAccountMissing", PayoutFailureCategory.RecipientNotFound)]
    [InlineData("providerAccountQuotaExhausted", PayoutFailureCategory.LimitExceeded)]
    [InlineData("expired", PayoutFailureCategory.Expired)]
    [InlineData("a_code_of_tomorrow", PayoutFailureCategory.Unspecified)]
    public void Read_OfEachFailureCode_GivesItsCategoryAndKeepsTheCode(string code, PayoutFailureCategory category)
    {
        JsonNode body = WireBodies.Json("v1/get-failed.json");
        body["result"]!["failureDetail"]!["code"] = code;

        Read(body).Payout!.Failure.Should().Be(new PayoutFailure(category, code, "The destination account does not exist"));
    }

    [Theory]
    [InlineData("scheduled"), InlineData("cancelled"), InlineData("reversed"), InlineData("COMPLETED"), InlineData("Failed"), InlineData(" completed"), InlineData("")]
    public void Read_OfAStatusThatNoTableKnows_IsPendingWithItsText(string status)
    {
        JsonNode body = WireBodies.Json("v1/get-completed.json");
        body["result"]!["status"] = status;

        PayoutReading reading = Read(body).Payout!;

        (reading.Status, reading.IsStatusKnown, reading.ProviderStatus).Should().Be((PayoutStatus.Pending, false, status));
    }

    [Theory]
    [InlineData("null"), InlineData("[]"), InlineData("\"none\""), InlineData("0"), InlineData("{}")]
    public void Read_OfFeesThatTellNothing_IsNotTold(string fees)
    {
        JsonNode body = WireBodies.Json("v1/get-completed.json");
        body["result"]!["fees"] = JsonNode.Parse(fees);

        Read(body).Payout!.Fees.Should().BeNull();
    }

    [Fact]
    public void Read_OfAFeeThatCannotBeRead_IsNotToldRatherThanTooLittle()
    {
        JsonNode body = WireBodies.Json("v1/get-completed.json");
        body["result"]!["fees"]!.AsArray().Add(JsonNode.Parse("""{"code":"Levy","amount":{"currency":"???","value":5}}"""));

        Read(body).Payout!.Fees.Should().BeNull();
    }

    [Fact]
    public void Read_OfAFeeOfNothing_TellsIt()
    {
        JsonNode body = WireBodies.Json("v1/get-completed.json");
        body["result"]!["fees"]![0]!["amount"]!["value"] = 0;

        Describe(Read(body).Payout!.Fees).Should().Be("Base 0");
    }

    [Fact]
    public void Read_OfNullFeesBesideCharges_TellsTheCharges()
    {
        JsonNode body = WireBodies.Json("2024-08-01/get-completed.json");
        body["result"]!["fees"] = null;

        Describe(Read(body).Payout!.Fees).Should().Be("fee 2");
    }

    [Fact]
    public void Read_OfTheHandle_TakesItFromTheMetadata()
    {
        JsonNode body = WireBodies.Json("v1/create-response.json");
        body["result"]!["metadata"]!["payouts_handle"] = "abc";

        Read(body).Payout!.Handle.Should().Be("abc");
    }

    [Theory]
    [InlineData(200), InlineData(201), InlineData(202)]
    public void ReadCreate_OfAnySuccessWithAnId_IsAccepted(int status) =>
        Read(status, WireBodies.Bytes("v1/create-response.json")).Kind.Should().Be(CreateReadingKind.Accepted);

    [Theory]
    [InlineData("v1/error-400", 400, "bad_request"), InlineData("v1/error-401", 401, "unauthorized"), InlineData("v1/error-403", 403, "forbidden")]
    [InlineData("v1/error-404", 404, "not_found"), InlineData("v1/error-429", 429, "too_many_requests"), InlineData("2024-08-01/error-401", 401, "unauthorized")]
    [InlineData("2024-08-01/error-404", 404, "not_found"), InlineData("2024-08-01/error-429", 429, "too_many_requests")]
    public void ReadCreate_OfAnErrorEnvelope_IsARefusalWithItsReason(string name, int status, string reason)
    {
        CreateReading reading = Read(status, WireBodies.Bytes($"{name}.json"));

        (reading.Kind, reading.Failure!.Code).Should().Be((CreateReadingKind.Rejected, reason));
    }

    [Theory]
    [InlineData("v1", 409), InlineData("2024-08-01", 409), InlineData("v1", 400), InlineData("v1", 200)]
    public void ReadCreate_OfAKeyInUse_IsNeverARefusal(string generation, int status) =>
        Read(status, WireBodies.Bytes($"{generation}/error-409-idempotency.json")).Kind.Should().Be(CreateReadingKind.AlreadyExists);

    [Theory]
    [InlineData(400), InlineData(422), InlineData(403), InlineData(500), InlineData(503), InlineData(408), InlineData(409), InlineData(425), InlineData(429)]
    public void ReadCreate_OfAnErrorEnvelopeOnHttp200_ProvesNothing(int code)
    {
        JsonNode body = WireBodies.Json("v1/error-400.json");
        body["error"]!["code"] = code;

        Read(body).Kind.Should().Be(CreateReadingKind.Unrecognised);
    }

    [Fact]
    public void ReadCreate_OfAnErrorThatAlsoNamesAPayout_IsNotRecognised()
    {
        JsonNode body = WireBodies.Json("v1/error-400.json");
        body["result"] = WireBodies.Json("v1/create-response.json")["result"]!.DeepClone();

        Read(body).Kind.Should().Be(CreateReadingKind.Unrecognised);
    }

    [Theory]
    [InlineData(""), InlineData("null"), InlineData("[]"), InlineData("1"), InlineData("\"ok\""), InlineData("{}"), InlineData("<html>502</html>")]
    [InlineData("{\"success\":true,\"messages\":[]}"), InlineData("{\"success\":true,\"result\":null}"), InlineData("{\"success\":true,\"result\":[{\"id\":\"pyt-1\"}]}")]
    [InlineData("{\"success\":true,\"result\":{\"id\":\"\"}}"), InlineData("{\"success\":true,\"result\":{\"id\":7}}"), InlineData("{\"success\":false}")]
    [InlineData("{\"success\":false,\"error\":\"bad\"}"), InlineData("{\"success\":false,\"error\":{}}"), InlineData("{\"success\":false,\"result\":{\"id\":\"pyt-1\"}}")]
    public void ReadCreate_OfASuccessWithoutAPayout_IsNotRecognised(string body) =>
        Read(200, Encoding.UTF8.GetBytes(body)).Kind.Should().Be(CreateReadingKind.Unrecognised);

    [Theory]
    [InlineData("""{"success":true,"result":{"id":"pyt-\ud800","status":"completed"}}""")]
    [InlineData("""{"success":true,"result":{"\ud800x":1,"id\ud800":2,"status":"completed"}}""")]
    [InlineData("""{"success":true,"result":{"id":"\udc00","createTime":"2030-01-01T00:00:00\ud800"}}""")]
    public void ReadCreate_OfTextThatIsNoUnicode_IsNotRecognised(string body) =>
        Read(200, Encoding.UTF8.GetBytes(body)).Kind.Should().Be(CreateReadingKind.Unrecognised);

    [Fact]
    public void ReadCreate_OfBytesThatAreNoUtf8_IsNotRecognised()
    {
        byte[] body = Encoding.UTF8.GetBytes("""{"success":true,"result":{"id":"pyt-?","status":"completed"}}""");
        body[Array.IndexOf(body, (byte)'?')] = 0xFF;

        Read(200, body).Kind.Should().Be(CreateReadingKind.Unrecognised);
    }

    [Fact]
    public void ReadCreate_OfEveryTruncation_IsNotRecognised()
    {
        byte[] body = WireBodies.Bytes("v1/create-response.json");
        int whole = Encoding.UTF8.GetString(body).TrimEnd().Length;

        for (int length = 0; length < whole; length++) Read(200, body.AsMemory(0, length)).Kind.Should().Be(CreateReadingKind.Unrecognised);
    }

    [Fact]
    public void ReadCreate_OfTenMegabytes_KeepsOnlyTheBeginning()
    {
        JsonNode body = WireBodies.Json("v1/create-response.json");
        body["messages"]!.AsArray().Add(new string('m', 10 * 1024 * 1024));

        Read(body).Payout!.Raw!.Body.Length.Should().Be(16 * 1024);
    }

    [Fact]
    public void ReadCreate_OfAnyNodeReplacedByAnyOther_NeverThrowsNorInventsAnIdOrAnEnd()
    {
        string[] names = [.. WireBodies.NamesIn("v1").Concat(WireBodies.NamesIn("2024-08-01"))];
        JsonNode?[] others = [null, true, false, 0, -1.5, 1e300, "", "completed", "failed", "\ud83d", new JsonArray(), new JsonArray(1, "x"), new JsonObject(), new JsonObject { ["id"] = "pyt-9", ["status"] = "done" }];
        Arbitrary<(string Name, int Node, int Other, int Status)> cases = (
            from name in Gen.Elements(names)
            from node in Gen.Choose(0, 200)
            from other in Gen.Choose(0, others.Length - 1)
            from status in Gen.Elements(200, 201, 204, 400, 409, 422, 500)
            select (name, node, other, status)).ToArbitrary();

        Prop.ForAll(cases, item =>
        {
            JsonNode body = Mutate(WireBodies.Json(item.Name), item.Node, others[item.Other]);
            CreateReading reading = Read(item.Status, Encoding.UTF8.GetBytes(body.ToJsonString()));
            bool isWhole = reading.Kind != CreateReadingKind.Accepted || reading.Payout!.ProviderId.Length > 0;
            bool isHonest = reading.Payout is not { Status: PayoutStatus.Succeeded or PayoutStatus.Failed } payout || payout.ProviderStatus is "completed" or "failed";
            return isWhole && isHonest && (reading.Kind != CreateReadingKind.Accepted || item.Status < 300);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
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

    private static CreateReading Read(JsonNode body) => Read(200, Encoding.UTF8.GetBytes(body.ToJsonString()));

    private static CreateReading Read(int status, ReadOnlyMemory<byte> body) => MonimeResponses.ReadCreate(new ProviderAnswer(status, body));

    private static string? Describe(IReadOnlyList<PayoutFee>? fees) => fees is null ? null : string.Join(", ", fees.Select(static fee =>
        fee.Amount.TryGetMinorUnits(out long minor) ? $"{fee.Code} {minor}" : fee.Code));

    private static string? Describe(PayoutFailure? failure) => failure is null ? null : $"{failure.Category} {failure.Code}: {failure.Message}";
}
