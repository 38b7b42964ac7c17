using System.Net;
using System.Text.Json.Nodes;
using Payouts.Simulator.Moneroo;

namespace Payouts.Simulator.Tests.Moneroo;

public sealed class ReadTests : SimulatorTest
{
    private MonerooSimulatorOptions _options = null!;

    private protected override void Configure(PayoutSimulatorOptions options) => _options = options.For<MonerooSimulatorOptions>();

    [Fact]
    public async Task Both_paths_answer_the_same_body_at_first()
    {
        MonerooReply created = await Moneroo.CreateAsync();

        (await Moneroo.GetAsync("v1/payouts/" + created.Id)).Text.Should().Be((await Moneroo.VerifyAsync(created.Id)).Text);
    }

    [Fact]
    public async Task A_read_shows_what_was_sent_in_the_newer_shape()
    {
        MonerooReply created = await Moneroo.CreateAsync(JsonFixture.Text("moneroo/create-request-full"), MonerooDefaults.LiveKey);
        Clock.Advance(ToFinal);

        MonerooReply read = await Moneroo.GetAsync($"v1/payouts/{created.Id}/verify", MonerooDefaults.LiveKey);

        read.ShouldHaveShapeOf("moneroo/verify-success-xof");
        read.Payout["id"]!.GetValue<string>().Should().Be(created.Id);
        read.Payout["amount"]!.ToJsonString().Should().Be("1000");
        read.Payout["amount_formatted"]!.GetValue<string>().Should().Be("XOF 1000");
        read.Payout["currency"]!["code"]!.GetValue<string>().Should().Be("XOF");
        read.Payout["currency"]!["decimals"]!.GetValue<int>().Should().Be(0);
        read.Payout["currency"]!["subunit_to_unit"]!.GetValue<int>().Should().Be(100);
        read.Payout["environment"]!.GetValue<string>().Should().Be("production");
        read.Payout["metadata"]!.ToJsonString().Should().Be("""{"payout_request":"123","retry":false,"attempt":1}""");
        read.Disburse["method"]!["short_code"]!.GetValue<string>().Should().Be("mtn_bj");
        read.Disburse["gateway"]!["short_code"]!.GetValue<string>().Should().Be("pawapay");
        read.Text.Should().NotContain("msisdn");
    }

    [Theory]
    [InlineData("phone", "22951345020")]
    [InlineData("zip_code", "00229")]
    [InlineData("country_code", "BJ")]
    [InlineData("country", "Benin")]
    public async Task The_payee_comes_back_under_the_names_of_a_read(string field, string value)
    {
        MonerooReply created = await Moneroo.CreateAsync(JsonFixture.Text("moneroo/create-request-full"));

        (await Moneroo.VerifyAsync(created.Id)).Payout["customer"]![field]!.GetValue<string>().Should().Be(value);
    }

    [Fact]
    public async Task Two_decimals_are_shown_where_the_currency_has_them()
    {
        MonerooReply created = await Moneroo.CreateAsync(MonerooApi.DemoBody());

        JsonNode payout = (await Moneroo.VerifyAsync(created.Id)).Payout;

        payout["amount"]!.ToJsonString().Should().Be("500");
        payout["amount_formatted"]!.GetValue<string>().Should().Be("$ 500.00");
        payout["currency"]!["decimals"]!.GetValue<int>().Should().Be(2);
    }

    [Theory]
    [InlineData(MonerooReadShape.Disburse)]
    [InlineData(MonerooReadShape.Flat)]
    public async Task Metadata_that_was_not_sent_comes_back_as_an_empty_list(MonerooReadShape shape)
    {
        _options.VerifyShape = shape;
        MonerooReply created = await Moneroo.CreateAsync();

        (await Moneroo.VerifyAsync(created.Id)).Payout["metadata"]!.ToJsonString().Should().Be("[]");
    }

    [Fact]
    public async Task Either_path_can_answer_in_the_older_shape()
    {
        _options.RetrieveShape = MonerooReadShape.Flat;
        MonerooReply created = await Moneroo.CreateAsync(JsonFixture.Text("moneroo/create-request"));
        Clock.Advance(ToFinal);

        MonerooReply flat = await Moneroo.GetAsync("v1/payouts/" + created.Id);

        flat.ShouldHaveShapeOf("moneroo/retrieve-old-shape");
        flat.PayoutStatus.Should().Be("success");
        flat.Payout["amount"]!.ToJsonString().Should().Be("1000.0");
        flat.Payout["currency"]!.GetValue<string>().Should().Be("XOF");
        flat.Payout["method"]!["code"]!.GetValue<string>().Should().Be("mtn_bj");
        flat.Payout["payout_phone_number"]!.GetValue<string>().Should().Be("+22951345020");
        flat.Payout["processed_at"]!.GetValue<string>().Should().Be("2026-09-01T10:00:01Z");
        (await Moneroo.VerifyAsync(created.Id)).ShouldHaveShapeOf("moneroo/verify-success-xof");
    }

    [Theory]
    [InlineData("v1/payouts/go86j8csuq99")]
    [InlineData("v1/payouts/go86j8csuq99/verify")]
    [InlineData("v1/payouts/methods")]
    [InlineData("v1/payouts/available-methods")]
    [InlineData("v1/payouts/initialize")]
    [InlineData("v1/payouts/a%2Fb")]
    public async Task An_id_that_nobody_has_is_not_found_in_the_observed_words(string path)
    {
        MonerooReply reply = await Moneroo.GetAsync(path);

        reply.Status.Should().Be(HttpStatusCode.NotFound);
        JsonNode.DeepEquals(reply.Json, JsonNode.Parse(JsonFixture.Text("moneroo/error-404"))).Should().BeTrue();
    }

    [Theory]
    [InlineData("GET", "v1/payouts")]
    [InlineData("GET", "v1/utils/payout/methods")]
    [InlineData("GET", "payouts/go86j8csuq99")]
    [InlineData("POST", "v1/payouts")]
    [InlineData("DELETE", "v1/payouts/go86j8csuq99")]
    public async Task A_path_or_method_that_is_not_documented_is_not_found(string method, string path)
    {
        MonerooReply reply = await Moneroo.SendAsync(method, path);

        reply.Status.Should().Be(HttpStatusCode.NotFound);
        reply.Message.Should().Be("Not Found");
    }

    [Fact]
    public async Task An_id_may_be_percent_encoded()
    {
        MonerooReply created = await Moneroo.CreateAsync();
        string encoded = string.Concat(created.Id.Select(letter => $"%{(int)letter:X2}"));
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(
            $"{Simulator.AddressOf("moneroo")}v1/payouts/{encoded}/verify", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        MonerooApi.Set(request, "Authorization", "Bearer " + MonerooDefaults.SandboxKey);
        MonerooApi.Set(request, "Accept", "application/json");
        using HttpClient http = new();

        using HttpResponseMessage response = await http.SendAsync(request);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).Should().Contain(created.Id);
    }

    [Theory]
    [InlineData(MonerooDefaults.SandboxKey, MonerooDefaults.LiveKey, "sandbox")]
    [InlineData(MonerooDefaults.LiveKey, MonerooDefaults.SandboxKey, "production")]
    public async Task A_payout_is_seen_by_keys_of_its_own_environment_only(string key, string other, string environment)
    {
        MonerooReply created = await Moneroo.CreateAsync(key: key);

        (await Moneroo.GetAsync("v1/payouts/" + created.Id, key)).Payout["environment"]!.GetValue<string>().Should().Be(environment);
        (await Moneroo.GetAsync("v1/payouts/" + created.Id, other)).Status.Should().Be(HttpStatusCode.NotFound);
    }
}
