using System.Net.Mime;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Payouts.Monime;
using Payouts.Providers;
using Payouts.Tests.Monime.Support;

namespace Payouts.Tests.Monime;

public sealed class MonimeRequestTests
{
    private const string Token = "55c8b938f66ce8e05e8a79de47388fa7916b0182";
    private const string Tags = $$"""{"payouts_handle":"{{Token}}","payouts_reference":"refund-4711"}""";

    public static TheoryData<string, string, string?, string?, string> Bodies { get; } = BuildBodies();

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Create_ForEachGenerationAndDestination_WritesExactlyTheDocumentedFields(
        string api, string channel, string? source, string? metadata, string expected)
    {
        PayoutRequest request = Sample.Request(
            destination: DestinationOf(channel), metadata: metadata is null ? null : new Dictionary<string, string> { ["payrollId"] = metadata });

        string body = Text(request, Enum.Parse<MonimeApi>(api), source);

        body.Should().Be(expected);
    }

    [Theory]
    [InlineData("100"), InlineData("100.0"), InlineData("100.00")]
    public void Create_WithEqualAmountsWrittenDifferently_GivesTheSameBytes(string amount) =>
        Text(Sample.Request(amount: decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)))
            .Should().StartWith("""{"amount":{"currency":"SLE","value":10000},""");

    [Fact]
    public void Create_WithMetadataInAnotherOrder_GivesTheSameBytes()
    {
        var forward = new Dictionary<string, string> { ["a"] = "1", ["B"] = "2", ["c"] = "3" };
        var backward = forward.Reverse().ToDictionary();

        Text(Sample.Request(metadata: forward)).Should().Be(Text(Sample.Request(metadata: backward)))
            .And.Contain("\"B\":\"2\",\"a\":\"1\",\"c\":\"3\"");
    }

    [Theory]
    [InlineData(100, true), InlineData(101, false)]
    public void Create_WithALongReference_SendsTheReferenceOnlyWhereItFitsAValue(int length, bool isSent)
    {
        var reference = new string('r', length);

        Text(Sample.Request(reference)).Contains($"\"payouts_reference\":\"{reference}\"", StringComparison.Ordinal).Should().Be(isSent);
    }

    [Fact]
    public void Create_WithTextOfManyScripts_SendsItUnescaped()
    {
        var metadata = new Dictionary<string, string> { ["note"] = "Kéné & <Ṣọlá> 'ƐƆ' 支払 🎉 \"q\" \\ /" };

        Text(Sample.Request("Rückerstattung-7+1", metadata: metadata)).Should()
            .Contain("\"payouts_reference\":\"Rückerstattung-7+1\"")
            .And.Contain("\"note\":\"Kéné & <Ṣọlá> 'ƐƆ' 支払 ").And.Contain("\\\"q\\\" \\\\ /\"");
    }

    [Fact]
    public void Create_WithTheProvidersOwnCode_SendsThatCode() =>
        Text(Sample.Request(destination: PayoutDestination.MobileMoney(Sample.Phone), extras: new MonimeExtras { MethodCode = "m18" }))
            .Should().Contain("\"providerId\":\"m18\"");

    [Theory]
    [InlineData("orange", "m17"), InlineData("africell", "m18")]
    public void Create_ForEachKnownNetwork_SendsItsCode(string network, string code) =>
        Text(Sample.Request(destination: PayoutDestination.MobileMoney(Sample.Phone, new MobileNetwork(network)))).Should().Contain($"\"providerId\":\"{code}\"");

    [Fact]
    public void Update_WritesTheHandleBesideTheNewEntries() =>
        Encoding.UTF8.GetString(MonimeRequests.Update(new Dictionary<string, string> { ["batch"] = "7" }, Sample.HandleOf("refund-4711")))
            .Should().Be($$$"""{"metadata":{"payouts_handle":"{{{Token}}}","payouts_reference":"refund-4711","batch":"7"}}""");

    [Theory]
    [InlineData("V1", "https://api.monime.io/v1/payouts", true), InlineData("Release20240801", "https://api.monime.io/payouts", false)]
    public async Task Prepare_FreezesAddressHeadersAndKeyOfItsGeneration(string api, string uri, bool hasVersion)
    {
        await using var client = PayoutClient.Create(payouts => payouts.UseInMemoryJournal().AddMonime(options =>
        {
            options.AccessToken = "mon_test_x";
            options.SpaceId = "spc-1";
            options.Api = Enum.Parse<MonimeApi>(api);
        }));

        PreparedExchange exchange = await client.GetProvider("monime").PrepareAsync(Sample.Request(), Sample.HandleOf("refund-4711"), default);

        exchange.Method.Should().Be("POST");
        exchange.Uri.Should().Be(new Uri(uri));
        exchange.ContentType.Should().Be(MediaTypeNames.Application.Json);
        exchange.Headers.Select(static header => $"{header.Key}: {header.Value}").Should().Equal(new[]
        {
            "Accept: application/json", "Monime-Space-Id: spc-1", hasVersion ? "Monime-Version: caph.2025-08-23" : "",
            "Idempotency-Key: " + exchange.IdempotencyKey,
        }.Where(static line => line.Length > 0));
        exchange.IdempotencyKey.Should().MatchRegex("^[0-9a-f]{40}$").And.NotBe(Token);
    }

    [Fact]
    public void Create_OfAnyRequest_GivesTheSameBytesEveryTime() => Prop.ForAll(Requests(), request =>
        MonimeRequests.Create(request, Sample.HandleOf(request.Reference), null, MonimeApi.V1)
            .SequenceEqual(MonimeRequests.Create(request, Sample.HandleOf(request.Reference), null, MonimeApi.V1))).QuickCheckThrowOnFailure();

    [Fact]
    public void Handle_OfAnyText_IsFortyHexCharactersAndRepeatable() => Prop.ForAll(Parts(), parts =>
    {
        CorrelationHandle handle = Derive(parts);
        return IsHex(handle.Token) && IsHex(handle.IdempotencyKey) && handle.Token != handle.IdempotencyKey
            && handle.IdempotencyKey == Derive(parts).IdempotencyKey && handle.Token == Derive(parts).Token;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Handle_OfAnotherNamespaceAccountOrReference_IsAnother() => Prop.ForAll(Parts(), Parts(), (left, right) =>
        left.SequenceEqual(right) == (Derive(left).IdempotencyKey == Derive(right).IdempotencyKey)
        && left.SequenceEqual(right) == (Derive(left).Token == Derive(right).Token)).QuickCheckThrowOnFailure();

    private static TheoryData<string, string, string?, string?, string> BuildBodies()
    {
        var rows = new TheoryData<string, string, string?, string?, string>();
        (string Channel, string Code, string V1, string Old)[] destinations =
        [
            ("momo", "m17", "\"type\":\"momo\",\"providerId\":\"m17\",\"phoneNumber\":\"+23278000000\"", "\"providerCode\":\"m17\",\"accountId\":\"+23278000000\""),
            ("bank", "slb004", "\"type\":\"bank\",\"providerId\":\"slb004\",\"accountNumber\":\"0012345678\"", "\"providerCode\":\"slb004\",\"accountId\":\"0012345678\""),
            ("wallet", "dw001", "\"type\":\"wallet\",\"providerId\":\"dw001\",\"walletId\":\"W-100200\"", "\"providerCode\":\"dw001\",\"accountId\":\"W-100200\""),
        ];
        foreach ((string channel, _, string v1, string old) in destinations)
        {
            foreach (string? source in new[] { null, "fac-1" })
            {
                foreach (string? entry in new[] { null, "2026-09-0042" })
                {
                    string sourcePart = source is null ? "" : $"\"source\":{{\"financialAccountId\":\"{source}\"}},";
                    string metadata = entry is null ? Tags : $"{Tags[..^1]},\"payrollId\":\"{entry}\"}}";
                    rows.Add(nameof(MonimeApi.V1), channel, source, entry, Body(sourcePart, v1, metadata));
                    rows.Add(nameof(MonimeApi.Release20240801), channel, source, entry, Body(sourcePart, old, metadata));
                }
            }
        }

        return rows;

        static string Body(string source, string destination, string metadata) =>
            $$$"""{"amount":{"currency":"SLE","value":15000},{{{source}}}"destination":{{{{destination}}}},"metadata":{{{metadata}}}}""";
    }

    private static PayoutDestination DestinationOf(string channel) => channel switch
    {
        "bank" => Sample.Bank,
        "wallet" => Sample.Wallet,
        _ => Sample.Mobile,
    };

    private static string Text(PayoutRequest request, MonimeApi api = MonimeApi.V1, string? source = null) =>
        Encoding.UTF8.GetString(MonimeRequests.Create(request, Sample.HandleOf(request.Reference), source, api));

    private static Arbitrary<PayoutRequest> Requests() => (
        from reference in ArbMap.Default.GeneratorFor<NonEmptyString>()
        from minor in Gen.Choose(1, int.MaxValue)
        from entries in ArbMap.Default.GeneratorFor<Dictionary<int, NonEmptyString>>()
        select Sample.Request(
            WellFormed(reference.Get),
            amount: minor / 100m,
            metadata: entries.ToDictionary(static entry => $"k{entry.Key}", static entry => WellFormed(entry.Value.Get)))).ToArbitrary();

    private static Arbitrary<string[]> Parts() => Gen.Elements("a", "aa", "1:a", "a\n1:a", "shop", "ünï", "b").ArrayOf(3).ToArbitrary();

    private static CorrelationHandle Derive(string[] parts) => CorrelationHandle.Derive(parts[0], parts[1], parts[2]);

    private static bool IsHex(string text) => text.Length == 40 && text.All(char.IsAsciiHexDigitLower);

    private static string WellFormed(string text) => string.Concat(text.EnumerateRunes().Select(static rune => rune.ToString()));
}
