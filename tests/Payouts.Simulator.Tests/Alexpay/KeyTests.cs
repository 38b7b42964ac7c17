using System.Net;
using System.Text.Json.Nodes;

namespace Payouts.Simulator.Tests.Alexpay;

public sealed class KeyTests : AlexpayTest
{
    private const string TestSecret = "alexpay-test-secret-simulator";
    private const string TestPublic = "alexpay-test-public-simulator";
    private const string LivePublic = "alexpay-live-public-simulator";

    [Theory]
    [InlineData(null, TestPublic)]
    [InlineData(TestSecret, null)]
    [InlineData(null, null)]
    [InlineData("", TestPublic)]
    [InlineData("other", TestPublic)]
    [InlineData(TestSecret, "other")]
    [InlineData(TestSecret, LivePublic)]
    [InlineData(TestPublic, TestSecret)]
    public async Task A_create_without_both_keys_of_one_pair_is_refused_in_the_recorded_words(string? secret, string? @public)
    {
        AlexpayReply reply = await Alexpay.CreateAsync(change: request => SetKeys(request, secret, @public));

        reply.Status.Should().Be(HttpStatusCode.Unauthorized);
        reply.Text.Should().Be(JsonNode.Parse(JsonFixture.Text("alexpay/error-401"))!.ToJsonString());
        Simulator.Ledger.Entries.Should().BeEmpty();
    }

    [Theory]
    [InlineData("GET", "v1/payment/x/check")]
    [InlineData("GET", "v1/payment/transactions/x/check")]
    [InlineData("GET", "v1/payment/x")]
    [InlineData("GET", "v1/payment")]
    [InlineData("GET", "v1/payment/banks?country=GH")]
    [InlineData("GET", "v1/account/get-wallet")]
    [InlineData("POST", "v1/account/generate-webhook-secret")]
    [InlineData("GET", "v1/nothing")]
    public async Task Every_path_but_one_needs_both_keys(string method, string path)
    {
        AlexpayReply reply = await Alexpay.SendAsync(method, path, change: request => SetKeys(request, null, TestPublic));

        reply.Status.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData(TestPublic, HttpStatusCode.OK)]
    [InlineData(LivePublic, HttpStatusCode.OK)]
    [InlineData(TestSecret, HttpStatusCode.Unauthorized)]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    public async Task The_countries_need_the_public_key_alone(string? @public, HttpStatusCode status)
    {
        AlexpayReply reply = await Alexpay.SendAsync("GET", "v1/countries", change: request => SetKeys(request, null, @public));

        reply.Status.Should().Be(status);
    }

    [Fact]
    public async Task The_pair_chooses_the_environment_whose_data_are_its_own()
    {
        using AlexpayApi live = new(Simulator.AddressOf("alexpay"), "live");
        AlexpayReply test = await Alexpay.CreateAsync();
        AlexpayReply own = await live.CreateAsync();

        (await Alexpay.CheckAsync(test))["environment"].Should().Be("test");
        (await live.CheckAsync(own))["environment"].Should().Be("live");
        (await live.CheckAsync(test)).Status.Should().Be(HttpStatusCode.NotFound);
        (await live.GetAsync("v1/payment")).Data["payments"]!.AsArray().Should().ContainSingle();
        (await live.GetAsync("v1/account/get-wallet")).Data[0]!["environment"]!.GetValue<string>().Should().Be("live");
    }

    [Theory]
    [InlineData("v1/countries")]
    [InlineData("v1/payment/banks?country=GH")]
    public async Task The_ids_of_one_environment_are_not_those_of_the_other(string path)
    {
        using AlexpayApi live = new(Simulator.AddressOf("alexpay"), "live");

        string[] test = Ids(await Alexpay.GetAsync(path));

        Ids(await live.GetAsync(path)).Should().HaveSameCount(test).And.NotIntersectWith(test);
    }

    [Fact]
    public async Task A_country_id_of_the_other_environment_is_refused()
    {
        using AlexpayApi live = new(Simulator.AddressOf("alexpay"), "live");

        AlexpayReply reply = await live.CreateAsync(await Alexpay.FillAsync(AlexpayApi.Body()));

        reply.Problems.Should().Equal("countryId");
    }

    [Fact]
    public async Task A_pair_of_ones_own_opens_an_environment_of_its_own()
    {
        await using AlexpayWorld world = await StartAsync(options => options.KeyPairs.Add(new("sandbox", "s", "p")));

        AlexpayReply wallets = await world.Api.SendAsync("GET", "v1/account/get-wallet", change: request => SetKeys(request, "s", "p"));

        wallets.Data[0]!["environment"]!.GetValue<string>().Should().Be("sandbox");
    }

    private static void SetKeys(HttpRequestMessage request, string? secret, string? @public)
    {
        AlexpayApi.Set(request, "secret-key", secret);
        AlexpayApi.Set(request, "public-key", @public);
    }

    private static string[] Ids(AlexpayReply reply) => [.. reply.Data.AsArray().Select(item => item!["id"]!.GetValue<string>())];
}
