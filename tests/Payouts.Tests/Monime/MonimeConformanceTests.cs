using System.Text;
using System.Text.Json.Nodes;
using Payouts.Monime;
using Payouts.Providers;
using Payouts.Simulator.Monime;
using Payouts.Tests.Monime.Support;

namespace Payouts.Tests.Monime;

/// <summary>What leaves this process, held against Monime's own description of its API.</summary>
public sealed class MonimeConformanceTests
{
    [Theory]
    [InlineData(MonimeApi.V1, "v1"), InlineData(MonimeApi.Release20240801, "2024-08-01")]
    public async Task EveryRequest_OfEveryOperation_IsAllowedByTheDescription(MonimeApi api, string generation)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync(api);
        await UseEverythingAsync(world);

        foreach (WireRequest request in world.Wire.All)
            MonimeDescription.Violations(generation, request).Should().BeEmpty("of {0} {1}", request.Method, request.ProviderPath);
        world.Wire.All.Select(request => MonimeDescription.NameOf(generation, request)).Distinct()
            .Should().BeEquivalentTo(MonimeDescription.OperationsOf(generation), "every operation that the description has is used");
    }

    [Theory]
    [InlineData("$.note", "not in the schema", """{"amount":{"currency":"SLE","value":1},"destination":{"type":"momo","providerId":"m17","phoneNumber":"+2"},"note":"x"}""")]
    [InlineData("$.amount", "required", """{"destination":{"type":"momo","providerId":"m17","phoneNumber":"+2"}}""")]
    [InlineData("$.amount.value", "is no integer", """{"amount":{"currency":"SLE","value":1.5},"destination":{"type":"momo","providerId":"m17","phoneNumber":"+2"}}""")]
    [InlineData("$.amount.value", "is no integer", """{"amount":{"currency":"SLE","value":"1"},"destination":{"type":"momo","providerId":"m17","phoneNumber":"+2"}}""")]
    [InlineData("$.destination", "not exactly one", """{"amount":{"currency":"SLE","value":1},"destination":{"type":"momo","providerId":"m99","phoneNumber":"+2"}}""")]
    [InlineData("$.destination", "not exactly one", """{"amount":{"currency":"SLE","value":1},"destination":{"type":"bank","providerId":"slb004","phoneNumber":"+2"}}""")]
    [InlineData("$.destination", "not exactly one", """{"amount":{"currency":"SLE","value":1},"destination":{"type":"momo","providerId":"m17","phoneNumber":"+2","transactionReference":null,"x":1}}""")]
    [InlineData("$.source.financialAccountId", "required", """{"amount":{"currency":"SLE","value":1},"source":{},"destination":{"type":"momo","providerId":"m17","phoneNumber":"+2"}}""")]
    [InlineData("$.metadata", "is no object", """{"amount":{"currency":"SLE","value":1},"metadata":[],"destination":{"type":"momo","providerId":"m17","phoneNumber":"+2"}}""")]
    public void Description_OfAWrongBody_NamesTheViolation(string path, string rule, string body) =>
        MonimeDescription.Violations("v1", Create(body)).Should().Contain(violation => violation.StartsWith(path) && violation.Contains(rule));

    [Fact]
    public void Description_OfTooManyEntries_NamesTheViolation()
    {
        var metadata = new JsonObject(Enumerable.Range(0, 65).Select(static number => KeyValuePair.Create($"k{number}", (JsonNode?)"v")));
        JsonNode body = JsonNode.Parse("""{"amount":{"currency":"SLE","value":1},"destination":{"type":"wallet","providerId":"dw001","walletId":"W"}}""")!;
        MonimeDescription.Violations("v1", Create(body.ToJsonString())).Should().BeEmpty();

        body["metadata"] = metadata;

        MonimeDescription.Violations("v1", Create(body.ToJsonString())).Should().ContainSingle().Which.Should().Contain("more than 64");
    }

    [Theory]
    [InlineData("Idempotency-Key", null, "required"), InlineData("Monime-Space-Id", null, "required"), InlineData("Monime-Space-Id", "spc_x", "does not match")]
    [InlineData("Monime-Version", "caph.2031-01-01", "not one of"), InlineData("X-Trace", "1", "no header"), InlineData("Authorization", null, "bearer")]
    public void Description_OfWrongHeaders_NamesTheViolation(string header, string? value, string rule)
    {
        WireRequest request = Create("""{"amount":{"currency":"SLE","value":1},"destination":{"type":"wallet","providerId":"dw001","walletId":"W"}}""");
        var headers = new Dictionary<string, string>(request.Headers, StringComparer.OrdinalIgnoreCase);
        if (value is null) headers.Remove(header);
        else headers[header] = value;

        MonimeDescription.Violations("v1", request with { Headers = headers }).Should().Contain(violation => violation.Contains(rule));
    }

    [Theory]
    [InlineData("/v1/payouts?limit=51", "more than 50"), InlineData("/v1/payouts?limit=0", "less than 1"), InlineData("/v1/payouts?limit=x", "is no integer")]
    [InlineData("/v1/payouts?status=done", "not one of"), InlineData("/v1/payouts?page=2", "no query parameter"), InlineData("/v1/momos", "country: required")]
    [InlineData("/v1/payouts/pot-1", "does not match"), InlineData("/v1/refunds", "no operation")]
    public void Description_OfAWrongRead_NamesTheViolation(string target, string rule) =>
        MonimeDescription.Violations("v1", Create("") with { Method = "GET", Target = target, Body = [] }).Should().Contain(violation => violation.Contains(rule));

    private static async Task UseEverythingAsync(MonimeWorld world)
    {
        MonimeProvider provider = world.Provider;
        bool isV1 = provider.Capabilities.Supports(ProviderOperation.Balance);
        var metadata = new Dictionary<string, string> { ["payrollId"] = "2026-09-0042", ["ünï"] = "支払" };
        await world.CreateAsync(Sample.Request("momo", Sample.MobileTo(MonimeMagicNumbers.StaysPending), source: MonimeDefaults.MainAccountId, metadata: metadata));
        await world.CreateAsync(Sample.Request("bank", Sample.Bank));
        await world.CreateAsync(Sample.Request(new string('w', 200), Sample.Wallet));
        await world.RunAsync(world.Client.UpdateMetadataAsync("momo", metadata));
        await world.RunAsync(world.Client.CancelAsync("momo"));
        await world.RefreshAsync("bank");
        await OtherApplication.PayManyAsync(world.Simulator, 60);
        await world.RunAsync(CountAsync(provider.ListPayoutsAsync()));
        if (isV1)
        {
            var filter = new ProviderPayoutFilter { ProviderStatus = "pending", SourceAccount = "fac-1", SourceTransactionReference = "a", DestinationTransactionReference = "b", PageSize = 1 };
            await world.RunAsync(CountAsync(provider.ListPayoutsAsync(filter)));
            await world.RunAsync(CountAsync(provider.GetBalancesAsync()));
            await world.RunAsync(provider.GetBalanceAsync(MonimeDefaults.MainAccountId));
        }

        await world.RunAsync(provider.FindByHandleAsync("none", default));
        await world.RunAsync(CountAsync(provider.GetMethodsAsync(PayoutChannel.MobileMoney, "SL")));
        await world.RunAsync(CountAsync(provider.GetMethodsAsync(PayoutChannel.BankAccount, "SL")));
        await world.RunAsync(provider.GetMethodAsync(PayoutChannel.MobileMoney, "m17"));
        await world.RunAsync(provider.GetMethodAsync(PayoutChannel.BankAccount, "slb004"));
        await world.RunAsync(provider.LookUpAsync(Sample.Mobile, "Aminata Kamara"));
        await world.RunAsync(provider.LookUpAsync(Sample.Bank));
    }

    private static async Task<int> CountAsync<T>(IAsyncEnumerable<T> items)
    {
        int count = 0;
        await foreach (T _ in items) count++;
        return count;
    }

    private static WireRequest Create(string body) => new(
        "POST",
        "/v1/payouts",
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Authorization"] = "Bearer x", ["Content-Type"] = "application/json", ["Monime-Space-Id"] = "spc-1", ["Monime-Version"] = "caph.2025-08-23", ["Idempotency-Key"] = "k",
        },
        Encoding.UTF8.GetBytes(body));
}
