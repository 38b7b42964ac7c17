using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Payouts.Providers;
using Payouts.Tests.Monime.Support;
using Payouts.Tests.Moneroo.Support;
using Payouts.Tests.Support;

namespace Payouts.Tests.Moneroo;

/// <summary>Every mapping file, served over real sockets to the real adapter: what it asks, and what it makes of the answer.</summary>
public sealed class MonerooStubTests
{
    public static TheoryData<string> Creates => MonerooStubs.NamesOf("create");

    public static TheoryData<string> Gets => MonerooStubs.NamesOf("get");

    public static TheoryData<string> Directories => MonerooStubs.NamesOf("methods", "method");

    [Theory]
    [MemberData(nameof(Creates))]
    public async Task A_create_answer_is_read_as_expected(string name)
    {
        WireMockMapping mapping = WireMockMapping.Load("moneroo", name);
        await using MonerooWorld world = new();

        CreateReading reading = world.Provider.ReadCreate(new ProviderAnswer(mapping.StatusCode, Encoding.UTF8.GetBytes(mapping.Body)));

        JsonNode expect = mapping.Payouts["expect"]!;
        reading.Kind.ToString().Should().Be((string)expect["reading"]!);
        if (expect["payout"] is { } payout)
        {
            (reading.Payout!.Status.ToString(), reading.Payout.ProviderId, reading.Payout.ProviderStatus, reading.Payout.IsStatusKnown)
                .Should().Be(((string)payout["status"]!, (string)payout["providerId"]!, (string)payout["providerStatus"]!, (bool)payout["isStatusKnown"]!));
        }

        Describe(reading.Failure).Should().Be(Describe(expect["failure"]));
    }

    [Theory]
    [MemberData(nameof(Creates))]
    public async Task A_payout_that_is_answered_so_ends_as_expected(string name)
    {
        WireMockMapping mapping = WireMockMapping.Load("moneroo", name);
        var stubs = new MonerooStubs(name);
        await using MonerooWorld world = WorldOf(mapping, stubs);
        JsonNode expect = mapping.Payouts["expect"]!;

        Func<Task<Payout>> creating = () => world.Client.CreateAsync(mapping.Payouts["request"]!.Deserialize<PayoutRequest>()!);

        if ((string?)expect["throws"] is null)
        {
            Payout payout = await creating();
            payout.Status.ToString().Should().Be((string)expect["verdict"]!);
            if (payout.Status == PayoutStatus.Failed) Describe(payout.Failure).Should().Be(Describe(expect["failure"]));
            payout.ProviderId.Should().Be((string?)expect["payout"]?["providerId"]);
        }
        else
        {
            PayoutNotExecutedException error = (await creating.Should().ThrowAsync<PayoutNotExecutedException>()).Which;
            (error.GetType().Name, error.Category.ToString()).Should().Be(((string)expect["throws"]!, (string)expect["category"]!));
        }

        ShouldHaveServed(world, stubs, name);
        stubs.Served[name].Should().Be(1, "nothing makes it safe to send a payout again");
    }

    [Theory]
    [MemberData(nameof(Gets))]
    public async Task A_payout_is_read_as_expected(string name)
    {
        WireMockMapping mapping = WireMockMapping.Load("moneroo", name);
        var stubs = new MonerooStubs(name);
        await using MonerooWorld world = WorldOf(mapping, stubs);
        JsonNode expect = mapping.Payouts["expect"]!;

        Func<Task<PayoutReading>> reading = () => world.RunAsync(world.Provider.GetAsync(new ProviderPayoutId((string)mapping.Payouts["request"]!["id"]!), default));

        if ((string?)expect["throws"] is not null) await ExpectFaultAsync(reading, expect);
        else if ((bool?)expect["notFound"] == true) (await reading()).IsNotFound.Should().BeTrue();
        else Describe(await reading()).Should().Be(DescribeReading(expect));
        ShouldHaveServed(world, stubs, name);
    }

    [Theory]
    [MemberData(nameof(Directories))]
    public async Task The_list_of_methods_is_read_as_expected(string name)
    {
        WireMockMapping mapping = WireMockMapping.Load("moneroo", name);
        var stubs = new MonerooStubs(name);
        await using MonerooWorld world = WorldOf(mapping, stubs);
        (JsonNode request, JsonNode expect) = (mapping.Payouts["request"]!, mapping.Payouts["expect"]!);
        PayoutChannel channel = Enum.Parse<PayoutChannel>((string)request["channel"]!);

        Func<Task<List<PayoutMethod>>> reading = async () => mapping.Operation == "method"
            ? [(await world.Provider.GetMethodAsync(channel, (string)request["code"]!))!]
            : await world.RunAsync(Items.ToListAsync(world.Provider.GetMethodsAsync(channel, (string)request["country"]!)));

        if ((string?)expect["throws"] is not null)
        {
            await ExpectFaultAsync(reading, expect);
        }
        else
        {
            List<PayoutMethod> methods = await reading();
            if (expect["count"] is { } count) methods.Should().HaveCount((int)count);
            if (expect["first"] is { } first)
            {
                methods[0].Should().Be(new PayoutMethod(
                    (string)first["code"]!, (string)first["name"]!, Enum.Parse<PayoutChannel>((string)first["channel"]!), (string)first["country"]!, (bool)first["canPayTo"]!, (bool)first["canLookUpNames"]!));
            }
        }

        ShouldHaveServed(world, stubs, name);
    }

    [Fact]
    public void A_mapping_has_an_id_of_its_own_and_its_files_name()
    {
        MonerooStubs.All.Select(static mapping => (string)mapping.Json["id"]!).Should().OnlyHaveUniqueItems().And.OnlyContain(static id => IsGuid(id));
        MonerooStubs.All.Should().OnlyContain(static mapping => mapping.Name == (string)mapping.Json["name"]!).And.HaveCountGreaterThan(50);
    }

    [Fact]
    public void Every_mapping_says_what_it_is_and_where_it_is_from()
    {
        string[] kinds = ["documented", "observed", "composed", "assumed"];
        MonerooStubs.All.Should().OnlyContain(mapping => kinds.Contains((string)mapping.Payouts["evidence"]!) && ((string)mapping.Payouts["source"]!).StartsWith("https://docs.moneroo.io/"));
        MonerooStubs.All.Select(static mapping => mapping.Operation).Distinct().Should().BeEquivalentTo("create", "get", "methods", "method", "on-the-way");
    }

    private static bool IsGuid(string text) => Guid.TryParse(text, out _);

    private static MonerooWorld WorldOf(WireMockMapping mapping, MonerooStubs stubs) => new(
        options =>
        {
            options.SecretKey = mapping.Name;
            new ConfigurationBuilder().AddInMemoryCollection((mapping.Payouts["options"]?.AsObject() ?? []).ToDictionary(static option => option.Key, static option => (string?)option.Value))
                .Build().Bind(options);
        },
        stubs.Find,
        static library => library.MaxAttempts = 1);

    private static void ShouldHaveServed(MonerooWorld world, MonerooStubs stubs, string name)
    {
        world.Server.Unmatched.Should().BeEmpty();
        stubs.Served.Keys.Should().Contain(name);
        if (name == "retrieve-old-shape") stubs.Served.Keys.Should().Contain("retrieve-verify-first");
    }

    private static async Task ExpectFaultAsync<T>(Func<Task<T>> reading, JsonNode expect)
    {
        PayoutProviderException error = (await reading.Should().ThrowAsync<PayoutProviderException>()).Which;
        (error.GetType().Name, error.Category.ToString()).Should().Be(((string)expect["throws"]!, (string)expect["category"]!));
    }

    private static string Describe(PayoutReading reading) => string.Join(
        " | ",
        reading.ProviderId,
        reading.Status,
        reading.ProviderStatus,
        reading.IsStatusKnown,
        reading.Amount is { } money ? $"{money.Amount.ToString(CultureInfo.InvariantCulture)} {money.Currency.Code}" : "",
        reading.Environment,
        reading.Handle,
        Describe(reading.Failure));

    private static string DescribeReading(JsonNode expect) => string.Join(
        " | ",
        (string?)expect["providerId"],
        (string?)expect["status"],
        (string?)expect["providerStatus"],
        (bool)expect["isStatusKnown"]!,
        (string?)expect["amount"],
        (string?)expect["environment"],
        (string?)expect["handle"],
        Describe(expect["failure"]));

    private static string Describe(PayoutFailure? failure) => failure is null ? "none" : $"{failure.Category} {failure.Code}: {failure.Message}";

    private static string Describe(JsonNode? failure) => failure is null ? "none" : $"{(string?)failure["category"]} {(string?)failure["code"]}: {(string?)failure["message"]}";
}
