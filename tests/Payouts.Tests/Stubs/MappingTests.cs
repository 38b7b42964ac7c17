using System.Text.Json;
using System.Text.Json.Nodes;
using Payouts.Providers;
using Payouts.Tests.Support;
using Xunit.Abstractions;

namespace Payouts.Tests.Stubs;

/// <summary>The mapping files themselves: told apart, traced to their source, and none missing.</summary>
public sealed class MappingTests(ITestOutputHelper output)
{
    private static readonly string[] Evidence = ["documented", "observed", "composed", "assumed"];

    public static TheoryData<string> Providers => new(WireMockMapping.Providers);

    [Fact]
    public void Every_provider_has_mappings()
    {
        foreach (string provider in WireMockMapping.Providers) output.WriteLine($"{provider}: {WireMockMapping.Of(provider).Count()} mappings");

        WireMockMapping.Providers.Should().NotBeEmpty().And.OnlyContain(static provider => WireMockMapping.Of(provider).Any());
    }

    [Fact]
    public void The_id_of_a_mapping_is_a_UUID_of_its_own() =>
        WireMockMapping.All.Select(static mapping => mapping.Id).Should().OnlyHaveUniqueItems().And.OnlyContain(static id => IsUuid(id));

    [Fact]
    public void The_name_of_a_mapping_is_its_files() => MappingsWhere(static mapping => (string?)mapping.Json["name"] != mapping.Name).Should().BeEmpty();

    [Fact]
    public void A_mapping_says_where_its_body_is_from() => MappingsWhere(static mapping =>
        !Uri.TryCreate((string?)mapping.Payouts["source"], UriKind.Absolute, out Uri? source) || source.Scheme != Uri.UriSchemeHttps || !Evidence.Contains((string?)mapping.Payouts["evidence"]))
        .Should().BeEmpty();

    [Fact]
    public void A_mapping_says_what_must_come_of_it() => MappingsWhere(static mapping =>
        mapping.Operation != StubOperations.OnTheWay && mapping.Payouts["expect"] is not JsonObject { Count: > 0 }).Should().BeEmpty();

    [Fact]
    public void A_mapping_is_told_from_others_by_its_credential_or_its_scenario_or_else_comes_last() => MappingsWhere(static mapping =>
        !mapping.Headers.Contains((string?)mapping.Payouts["credential"] ?? mapping.Name, StringComparison.Ordinal)
        && mapping.Json["requiredScenarioState"] is null
        && ((int?)mapping.Json["priority"] ?? 5) < 9).Should().BeEmpty();

    [Fact]
    public void A_mapping_of_a_create_call_wants_the_whole_body() => MappingsWhere(static mapping =>
        mapping.Operation == "create"
        && !(mapping.Json["request"]!["bodyPatterns"]?.AsArray() ?? [])
            .Any(static pattern => pattern!["equalToJson"] is JsonObject && pattern["ignoreExtraElements"]?.GetValueKind() == JsonValueKind.False)).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Providers))]
    public void Every_status_that_the_adapter_knows_is_served(string provider) =>
        Missing(provider, AdapterTables.Texts<PayoutStatus>(ProviderStubs.Of(provider).ProviderType, "Statuses").Should().NotBeEmpty().And.Subject).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Providers))]
    public void Every_failure_code_that_the_adapter_knows_is_served(string provider) =>
        Missing(provider, AdapterTables.Texts<PayoutFailureCategory>(ProviderStubs.Of(provider).ProviderType, "Errors")).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Every_operation_that_the_adapter_offers_is_served(string provider)
    {
        await using var account = new StubAccount(ProviderStubs.Of(provider), new Uri("http://localhost/"), "key");
        HashSet<string> served = [.. WireMockMapping.Of(provider).Select(static mapping => mapping.Operation)];
        IEnumerable<ProviderOperation> shown = StubOperations.All.Where(operation => served.Contains(operation.Key)).Select(static operation => operation.Value.Shows);

        account.Provider.Capabilities.Operations.Select(static support => support.Operation).Except(shown).Should().BeEmpty();
    }

    private static IEnumerable<string> MappingsWhere(Func<WireMockMapping, bool> isWrong) => WireMockMapping.All.Where(isWrong).Select(static mapping => mapping.ToString());

    private static IEnumerable<string> Missing(string provider, IEnumerable<string> texts)
    {
        HashSet<string> served = new(WireMockMapping.Of(provider).SelectMany(static mapping => TextsIn(mapping.Json["response"]!["jsonBody"])), StringComparer.OrdinalIgnoreCase);
        return texts.Where(text => !served.Contains(text));
    }

    private static IEnumerable<string> TextsIn(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(static field => TextsIn(field.Value)),
        JsonArray items => items.SelectMany(TextsIn),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [(string)value!],
        _ => [],
    };

    private static bool IsUuid(string id) => Guid.TryParseExact(id, "D", out _);
}
