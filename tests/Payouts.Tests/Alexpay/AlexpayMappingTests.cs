using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Payouts.Alexpay;
using Payouts.Providers;
using Payouts.Tests.Alexpay.Support;
using Payouts.Tests.Support;

namespace Payouts.Tests.Alexpay;

/// <summary>Every documented body, served to the real adapter, and what comes of it.</summary>
public sealed class AlexpayMappingTests
{
    public static TheoryData<string> All { get; } = new(Names(static _ => true));

    public static TheoryData<string> Creates { get; } = new(Names(static mapping => mapping.Operation == "create"));

    [Theory]
    [MemberData(nameof(All))]
    public async Task Each_mapping_is_met_and_gives_what_it_says(string name)
    {
        WireMockMapping mapping = WireMockMapping.Load("alexpay", name);
        await using var world = new AlexpayWorld(options => Configure(options, mapping.Payouts["options"]?.AsObject()), key: name);
        JsonObject expected = mapping.Payouts["expect"]!.AsObject();

        Func<Task<JsonObject>> running = () => RunAsync(world, mapping);

        if (expected["throws"] is { } thrown)
        {
            PayoutException error = (await running.Should().ThrowAsync<PayoutException>()).Which;
            error.GetType().Name.Should().Be((string)thrown!);
            error.Category.ToString().Should().Be((string?)expected["category"]);
        }
        else
        {
            ShouldContain(expected, await running());
        }

        world.Server.Served.Should().Contain(name).And.NotContain("?");
    }

    [Theory]
    [MemberData(nameof(Creates))]
    public void Each_answer_to_a_create_call_is_read_as_it_says(string name)
    {
        WireMockMapping mapping = WireMockMapping.Load("alexpay", name);
        JsonObject expected = mapping.Payouts["expect"]!.AsObject();

        CreateReading reading = AlexpayResponses.ReadCreate(new ProviderAnswer(mapping.StatusCode, Encoding.UTF8.GetBytes(mapping.Body)));

        reading.Kind.ToString().Should().Be((string)expected["reading"]!);
        if (expected["payout"] is JsonObject payout) ShouldContain(payout, Describe(reading.Payout!));
        MappingMatch.IsSame(expected["failure"], Describe(reading.Failure)).Should().BeTrue("the failure is {0}", Describe(reading.Failure)?.ToJsonString());
    }

    [Fact]
    public void Every_mapping_has_its_own_id_and_the_name_of_its_file()
    {
        WireMockMapping[] mappings = [.. WireMockMapping.Of("alexpay")];

        mappings.Should().HaveCountGreaterThan(70);
        mappings.Select(static mapping => (string)mapping.Json["id"]!).Should().OnlyHaveUniqueItems();
        mappings.Should().OnlyContain(static mapping => (string)mapping.Json["name"]! == mapping.Name);
    }

    private static async Task<JsonObject> RunAsync(AlexpayWorld world, WireMockMapping mapping)
    {
        JsonObject? request = mapping.Payouts["request"]?.AsObject();
        switch (mapping.Operation)
        {
            case "create":
                return new JsonObject { ["verdict"] = (await world.CreateAsync(RequestOf(request!))).Status.ToString() };
            case "prepare":
                JsonNode body = JsonNode.Parse((await world.PrepareAsync(RequestOf(request!))).Body.Span)!;
                return new JsonObject { ["countryId"] = body["countryId"]!.DeepClone(), ["bankId"] = body["bank_id"]?.DeepClone() };
            case "get":
                return Describe(await world.GetAsync((string)request!["id"]!, (string?)request["reference"]));
            case "list":
                return Describe((await world.RunAsync(world.Provider.ListPayoutsAsync())).Select(Describe));
            case "search":
                return Describe((await world.RunAsync(world.Provider.FindByHandleAsync((string)request!["handle"]!, CancellationToken.None))).Select(Describe));
            case "balances":
                return Describe((await world.RunAsync(world.Provider.GetBalancesAsync())).Select(Describe));
            case "methods":
                return Describe((await world.RunAsync(world.Provider.GetMethodsAsync(PayoutChannel.BankAccount, (string)request!["country"]!))).Select(Describe));
            case "secret":
                return new JsonObject { ["secret"] = await world.RunAsync(world.Provider.GenerateWebhookSecretAsync()) };
            default:
                throw new NotSupportedException(mapping.Operation);
        }
    }

    private static PayoutRequest RequestOf(JsonObject request)
    {
        string country = (string)request["country"]!;
        return new PayoutRequest
        {
            Reference = "refund-4711",
            Amount = MoneyOf((string)request["amount"]!),
            Destination = (string)request["channel"]! == "bankAccount"
                ? PayoutDestination.BankAccount((string)request["bankCode"]!, (string)request["accountNumber"]!, country)
                : PayoutDestination.MobileMoney((string)request["phoneNumber"]!, country: country),
            Description = (string?)request["description"],
        };
    }

    private static void Configure(AlexpayOptions options, JsonObject? settings)
    {
        if (settings?["webhookUrl"] is { } url) options.WebhookUrl = new Uri((string)url!);
        if (settings?["useTransactionList"] is { } list) options.UseTransactionList = (bool)list;
    }

    private static JsonObject Describe(PayoutReading reading) => reading.IsNotFound ? new JsonObject { ["notFound"] = true } : new JsonObject
    {
        ["status"] = reading.Status.ToString(),
        ["providerId"] = reading.ProviderId,
        ["providerReference"] = reading.ProviderReference,
        ["providerStatus"] = reading.ProviderStatus,
        ["isStatusKnown"] = reading.IsStatusKnown,
        ["amount"] = Describe(reading.Amount),
        ["handle"] = reading.Handle,
        ["environment"] = reading.Environment,
        ["fees"] = reading.Fees is null ? null : new JsonArray([.. reading.Fees.Select(static fee => new JsonObject { ["code"] = fee.Code, ["amount"] = Describe(fee.Amount) })]),
        ["failure"] = Describe(reading.Failure),
        ["delayReason"] = reading.DelayReason,
        ["createdAt"] = reading.CreatedAt?.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture),
    };

    private static JsonObject Describe(ProviderBalance balance) => new()
    {
        ["accountId"] = balance.AccountId, ["currency"] = balance.Currency.Code, ["available"] = Describe(balance.Available), ["name"] = balance.Name,
    };

    private static JsonObject Describe(PayoutMethod method) => new()
    {
        ["code"] = method.Code, ["name"] = method.Name, ["country"] = method.Country, ["canPayTo"] = method.CanPayTo, ["canLookUpNames"] = method.CanLookUpNames,
    };

    private static JsonObject Describe(IEnumerable<JsonObject> items)
    {
        JsonObject[] all = [.. items];
        return new JsonObject { ["count"] = all.Length, ["first"] = all.FirstOrDefault(), ["second"] = all.Skip(1).FirstOrDefault() };
    }

    private static JsonObject? Describe(PayoutFailure? failure) => failure is null ? null : new JsonObject
    {
        ["category"] = failure.Category.ToString(), ["code"] = failure.Code, ["message"] = failure.Message,
    };

    private static string? Describe(Money? money) => money is { } some ? $"{some.Amount.ToString(CultureInfo.InvariantCulture)} {some.Currency.Code}" : null;

    private static Money MoneyOf(string text) => Money.Of(decimal.Parse(text.Split(' ')[0], CultureInfo.InvariantCulture), Currency.FromCode(text.Split(' ')[1]));

    // What a mapping expects must be there; "reading" and its parts are the other theory's.
    private static void ShouldContain(JsonObject expected, JsonObject actual)
    {
        foreach ((string name, JsonNode? value) in expected)
        {
            if (name is "reading" or "payout" || (name is "failure" && expected.ContainsKey("reading"))) continue;
            actual.ContainsKey(name).Should().BeTrue("{0} is expected", name);
            if (name is "first" or "second") ShouldContain(value!.AsObject(), actual[name]!.AsObject());
            else MappingMatch.IsSame(value, actual[name]).Should().BeTrue("{0} is {1}, and {2} was expected", name, actual[name]?.ToJsonString(), value?.ToJsonString());
        }
    }

    private static IEnumerable<string> Names(Func<WireMockMapping, bool> condition) => WireMockMapping.Of("alexpay").Where(condition).Select(static mapping => mapping.Name);
}
