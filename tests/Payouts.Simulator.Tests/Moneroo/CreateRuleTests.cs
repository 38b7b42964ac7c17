using System.Net;
using System.Text.Json.Nodes;

namespace Payouts.Simulator.Tests.Moneroo;

public sealed class CreateRuleTests : SimulatorTest
{
    /// <summary>The path of a field in a good body, what is put there in JSON (null takes it away), and the field that the answer names.</summary>
    public static TheoryData<string, string?, string> Refused => new()
    {
        { "amount", null, "amount" },
        { "amount", "null", "amount" },
        { "amount", "0", "amount" },
        { "amount", "-1000", "amount" },
        { "amount", "1000.5", "amount" },
        { "amount", "1000.0", "amount" },
        { "amount", "1e3", "amount" },
        { "amount", "\"1000\"", "amount" },
        { "amount", "1000000000001", "amount" },
        { "amount", "99999999999999999999", "amount" },
        { "currency", null, "currency" },
        { "currency", "\"xof\"", "currency" },
        { "currency", "\"EUR\"", "currency" },
        { "currency", "\"XAF\"", "currency" },
        { "currency", "952", "currency" },
        { "description", null, "description" },
        { "description", "\"\"", "description" },
        { "description", "\"  \"", "description" },
        { "description", "7", "description" },
        { "description", Chars(156), "description" },
        { "method", null, "method" },
        { "method", "\"MTN_BJ\"", "method" },
        { "method", "\"paypal\"", "method" },
        { "method", "[\"mtn_bj\"]", "method" },
        { "customer", null, "customer" },
        { "customer", "null", "customer" },
        { "customer", "[]", "customer" },
        { "customer.email", null, "customer.email" },
        { "customer.email", "null", "customer.email" },
        { "customer.email", "\"john\"", "customer.email" },
        { "customer.first_name", null, "customer.first_name" },
        { "customer.first_name", "null", "customer.first_name" },
        { "customer.first_name", "\"\"", "customer.first_name" },
        { "customer.first_name", Chars(101), "customer.first_name" },
        { "customer.last_name", null, "customer.last_name" },
        { "customer.last_name", "null", "customer.last_name" },
        { "customer.last_name", Chars(101), "customer.last_name" },
        { "customer.phone", "\"+22951345020\"", "customer.phone" },
        { "customer.phone", "229513450.2", "customer.phone" },
        { "customer.address", Chars(201), "customer.address" },
        { "customer.address", "null", "customer.address" },
        { "customer.city", Chars(101), "customer.city" },
        { "customer.state", Chars(101), "customer.state" },
        { "customer.country", "\"BEN\"", "customer.country" },
        { "customer.country", "\"bj\"", "customer.country" },
        { "customer.zip", Chars(101), "customer.zip" },
        { "customer.zip", "229", "customer.zip" },
        { "customer.zip_code", "\"00229\"", "customer.zip_code" },
        { "recipient", null, "recipient" },
        { "recipient", "null", "recipient" },
        { "recipient", "[\"22951345020\"]", "recipient" },
        { "recipient", "\"22951345020\"", "recipient" },
        { "recipient.msisdn", null, "recipient.msisdn" },
        { "recipient.msisdn", "null", "recipient.msisdn" },
        { "recipient.msisdn", "\"+22951345020\"", "recipient.msisdn" },
        { "recipient.msisdn", "\"229 5134 5020\"", "recipient.msisdn" },
        { "recipient.msisdn", "\"51345020\"", "recipient.msisdn" },
        { "recipient.msisdn", "\"0022951345020\"", "recipient.msisdn" },
        { "recipient.msisdn", "\"2290000000000000\"", "recipient.msisdn" },
        { "recipient.msisdn", "\"2295134\"", "recipient.msisdn" },
        { "recipient.msisdn", "2.2951345020e10", "recipient.msisdn" },
        { "recipient.account_number", "\"4149518161\"", "recipient.account_number" },
        { "metadata", "null", "metadata" },
        { "metadata", "[]", "metadata" },
        { "metadata", "\"order 7\"", "metadata" },
        { "metadata", "{\"order\":null}", "metadata.order" },
        { "metadata", "{\"order\":\"\"}", "metadata.order" },
        { "metadata", "{\"order\":7.5}", "metadata.order" },
        { "metadata", "{\"order\":[]}", "metadata.order" },
        { "metadata", "{\"order\":{\"id\":\"7\"}}", "metadata.order" },
        { "metadata", $"{{\"order\":{Chars(101)}}}", "metadata.order" },
        { "metadata", Entries(11), "metadata" },
        { "phone", "\"22951345020\"", "phone" },
        { "msisdn", "\"22951345020\"", "msisdn" },
        { "account_number", "\"4149518161\"", "account_number" },
        { "callback_url", "\"https://example.com/hook\"", "callback_url" },
        { "reference", "\"refund-1\"", "reference" },
    };

    public static TheoryData<string, string?> Accepted => new()
    {
        { "amount", "1" },
        { "amount", "1000000000000" },
        { "description", Chars(155) },
        { "customer.first_name", Chars(100) },
        { "customer.phone", "22951345020" },
        { "customer.phone", "\"22951345020\"" },
        { "customer.address", Chars(200) },
        { "customer.country", "\"BJ\"" },
        { "recipient.msisdn", "22951345020" },
        { "recipient.msisdn", "\"22951345\"" },
        { "recipient.msisdn", "\"229000000000000\"" },
        { "metadata", "{}" },
        { "metadata", "{\"order\":\"7\",\"paid\":true,\"try\":2}" },
        { "metadata", Entries(10) },
    };

    private protected override void Configure(PayoutSimulatorOptions options) => options.StartingBalance = long.MaxValue;

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_field_outside_its_rule_is_refused_by_its_dotted_path(string path, string? json, string field)
    {
        MonerooReply reply = await Moneroo.CreateAsync(With(MonerooApi.Body(), path, json));

        reply.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        reply.Fields.Should().Equal(field);
        reply.Message.Should().Be(reply.Json["errors"]![field]![0]!.GetValue<string>());
        Simulator.Ledger.Entries.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Accepted))]
    public async Task A_field_within_its_rule_is_accepted(string path, string? json)
    {
        MonerooReply reply = await Moneroo.CreateAsync(With(MonerooApi.Body(), path, json));

        reply.Status.Should().Be(HttpStatusCode.Created);
        Simulator.Ledger.CommittedCount.Should().Be(1);
    }

    [Theory]
    [InlineData("recipient.account_number", null, "recipient.account_number")]
    [InlineData("recipient.account_number", "\"414-951-8161\"", "recipient.account_number")]
    [InlineData("recipient.msisdn", "\"4149518161\"", "recipient.msisdn")]
    [InlineData("currency", "\"XOF\"", "currency")]
    public async Task The_demo_method_has_rules_of_its_own(string path, string? json, string field)
    {
        MonerooReply reply = await Moneroo.CreateAsync(With(MonerooApi.DemoBody(), path, json));

        reply.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        reply.Fields.Should().Equal(field);
    }

    [Fact]
    public async Task A_number_of_another_country_is_refused_in_the_observed_words()
    {
        MonerooReply reply = await Moneroo.CreateAsync(MonerooApi.Body(msisdn: "22551345020"));

        reply.Message.Should().Be("msisdn must start with 229");
        reply.ShouldHaveShapeOf("moneroo/error-422-msisdn");
    }

    [Fact]
    public async Task A_metadata_value_of_the_wrong_kind_is_refused_in_the_observed_words()
    {
        MonerooReply reply = await Moneroo.CreateAsync(With(MonerooApi.Body(), "metadata", "{\"order\":[1]}"));

        JsonNode.DeepEquals(reply.Json, JsonNode.Parse(JsonFixture.Text("moneroo/error-422-map"))).Should().BeTrue();
    }

    [Fact]
    public async Task One_answer_names_every_field_that_is_wrong()
    {
        MonerooReply reply = await Moneroo.CreateAsync("""{"amount":0,"currency":"XOF","method":"mtn_bj","customer":{"email":"a@b"},"recipient":{}}""");

        reply.Fields.Should().Equal("amount", "description", "customer.first_name", "customer.last_name", "recipient.msisdn");
        reply.Message.Should().Be("The amount must be at least 1.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"amount":1,"amount":2}""")]
    public async Task A_body_that_is_not_one_plain_JSON_object_is_a_bad_request(string body)
    {
        MonerooReply reply = await Moneroo.CreateAsync(body);

        reply.Status.Should().Be(HttpStatusCode.BadRequest);
        reply.ShouldHaveShapeOf("moneroo/error-400");
    }

    private static string Chars(int count) => "\"" + new string('é', count) + "\"";

    private static string Entries(int count) => "{" + string.Join(',', Enumerable.Range(0, count).Select(index => $"\"k{index}\":\"v\"")) + "}";

    private static string With(string body, string path, string? json)
    {
        JsonNode root = JsonNode.Parse(body)!;
        string[] parts = path.Split('.');
        JsonObject parent = parts.Length == 1 ? root.AsObject() : root[parts[0]]!.AsObject();
        // A stand-in, because a node would write the number in a form of its own.
        parent[parts[^1]] = "stand-in";
        if (json is null)
            parent.Remove(parts[^1]);
        return root.ToJsonString().Replace("\"stand-in\"", json, StringComparison.Ordinal);
    }
}
