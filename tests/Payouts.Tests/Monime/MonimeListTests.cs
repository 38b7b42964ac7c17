using System.Text.Json.Nodes;
using Payouts.Monime;
using Payouts.Providers;
using Payouts.Simulator;
using Payouts.Simulator.Monime;
using Payouts.Tests.Monime.Support;

namespace Payouts.Tests.Monime;

/// <summary>Lists and searches over real sockets, in both generations.</summary>
public sealed class MonimeListTests
{
    [Theory]
    [MemberData(nameof(MonimeProviderTests.Generations), MemberType = typeof(MonimeProviderTests))]
    public async Task List_OfSeveralPages_WalksEveryCursor(MonimeApi api)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync(api);
        await OtherApplication.PayManyAsync(world.Simulator, 5);

        List<PayoutReading> all = await world.RunAsync(Items.ToListAsync(world.Provider.ListPayoutsAsync(new ProviderPayoutFilter { PageSize = 2 })));

        all.Select(static reading => reading.ProviderId).Should().BeEquivalentTo(world.Simulator.Ledger.Entries.Select(static entry => entry.PayoutId));
        world.Wire.All.Should().HaveCount(3);
    }

    [Fact]
    public async Task List_WithConditions_KeepsThemOnEveryPage()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await OtherApplication.PayManyAsync(world.Simulator, 3);
        var filter = new ProviderPayoutFilter { ProviderStatus = "pending", SourceAccount = MonimeDefaults.MainAccountId, PageSize = 2 };

        List<PayoutReading> all = await world.RunAsync(Items.ToListAsync(world.Provider.ListPayoutsAsync(filter)));

        all.Should().HaveCount(3);
        world.Wire.All.Should().HaveCount(2).And.OnlyContain(static request =>
            request.Query["status"] == "pending" && request.Query["sourceFinancialAccountId"] == MonimeDefaults.MainAccountId);
    }

    [Fact]
    public async Task List_ByTransactionReferences_AsksForThem()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();

        await world.RunAsync(Items.ToListAsync(world.Provider.ListPayoutsAsync(new ProviderPayoutFilter { SourceTransactionReference = "a&b", DestinationTransactionReference = "c d" })));

        world.Wire.All.Should().ContainSingle().Which.Query.Should().Contain("sourceTransactionReference", "a&b").And.Contain("destinationTransactionReference", "c d");
    }

    [Fact]
    public async Task List_OfTheOldGenerationWithConditions_IsRefused()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync(MonimeApi.Release20240801);

        Func<Task> listing = () => Items.ToListAsync(world.Provider.ListPayoutsAsync(new ProviderPayoutFilter { ProviderStatus = "pending" }));

        await listing.Should().ThrowAsync<ArgumentException>();
    }

    [Theory]
    [InlineData(0), InlineData(51)]
    public async Task List_WithAPageSizeThatIsNotServed_IsRefused(int size)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();

        Func<Task> listing = () => Items.ToListAsync(world.Provider.ListPayoutsAsync(new ProviderPayoutFilter { PageSize = size }));

        await listing.Should().ThrowAsync<ArgumentException>();
    }

    [Fact]
    public async Task List_OfAnEmptyPageWithNullResult_Ends()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.OnList(FaultAction.Respond(200, WireBodies.Text("v1/list-empty.json")));

        (await world.RunAsync(Items.ToListAsync(world.Provider.ListPayoutsAsync()))).Should().BeEmpty();
    }

    [Theory]
    [InlineData(MonimeApi.V1, "v1", 2), InlineData(MonimeApi.Release20240801, "2024-08-01", 2)]
    public async Task List_OfTheDocumentedPages_ReadsThemAll(MonimeApi api, string generation, int pages)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync(api);
        world.OnList(FaultAction.Respond(200, WireBodies.Text($"{generation}/list-page-1.json")));
        world.OnList(FaultAction.Respond(200, WireBodies.Text($"{generation}/list-last-page.json")));

        List<PayoutReading> all = await world.RunAsync(Items.ToListAsync(world.Provider.ListPayoutsAsync()));

        all.Should().HaveCount(3);
        world.Wire.All.Should().HaveCount(pages);
        world.Wire.All[1].Query["after"].Should().Be(WireBodies.Json($"{generation}/list-page-1.json")["pagination"]!["next"]!.GetValue<string>());
    }

    [Fact]
    public async Task List_ThatIsNotEnumeratedFurther_AsksForNoFurtherPage()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await OtherApplication.PayManyAsync(world.Simulator, 4);

        await foreach (PayoutReading _ in world.Provider.ListPayoutsAsync(new ProviderPayoutFilter { PageSize = 2 })) break;

        world.Wire.All.Should().HaveCount(1);
    }

    [Fact]
    public async Task List_ThatIsCancelled_StopsBeforeTheNextPage()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await OtherApplication.PayManyAsync(world.Simulator, 4);
        using var stop = new CancellationTokenSource();

        Func<Task> listing = async () =>
        {
            await foreach (PayoutReading _ in world.Provider.ListPayoutsAsync(new ProviderPayoutFilter { PageSize = 2 }, stop.Token)) await stop.CancelAsync();
        };

        await listing.Should().ThrowAsync<OperationCanceledException>();
        world.Wire.All.Should().HaveCount(1);
    }

    [Theory]
    [InlineData("\"again\"")]
    [InlineData("7")]
    [InlineData("{}")]
    public async Task Search_OverACursorThatRepeatsOrCannotBeRead_ConcludesNothing(string next)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.OnList(FaultAction.Respond(200, $$$"""{"success":true,"messages":[],"result":[],"pagination":{"count":0,"next":{{{next}}}}}"""), times: 3);

        Func<Task> searching = () => world.RunAsync(world.Provider.FindByHandleAsync("handle", default));

        await searching.Should().ThrowAsync<PayoutProviderException>();
    }

    [Theory]
    [InlineData("{\"success\":true}")]
    [InlineData("{\"success\":true,\"result\":{}}")]
    [InlineData("{\"success\":false,\"result\":[]}")]
    [InlineData("{\"success\":true,\"result\":[],\"pagination\":\"none\"}")]
    [InlineData("[]")]
    [InlineData("<html/>")]
    public async Task Search_OverAPageThatCannotBeRead_ConcludesNothing(string body)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.OnList(FaultAction.Respond(200, body));

        Func<Task> searching = () => world.RunAsync(world.Provider.FindByHandleAsync("handle", default));

        await searching.Should().ThrowAsync<PayoutProviderException>();
    }

    [Theory]
    [MemberData(nameof(MonimeProviderTests.Generations), MemberType = typeof(MonimeProviderTests))]
    public async Task Search_ForAHandleOnALatePage_FindsIt(MonimeApi api)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync(api);
        string id = await OtherApplication.PayAsync(world.Simulator, "wanted");
        await OtherApplication.PayManyAsync(world.Simulator, 120);

        IReadOnlyList<PayoutReading> found = await world.RunAsync(world.Provider.FindByHandleAsync("wanted", default));

        found.Should().ContainSingle().Which.ProviderId.Should().Be(id);
        world.Wire.All.Should().HaveCount(3);
    }

    [Fact]
    public async Task Search_OverAnEntryWithoutAnId_ConcludesNothing()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        JsonNode page = WireBodies.Json("v1/list-page-1.json");
        page["result"]![1]!.AsObject().Remove("id");
        world.OnList(FaultAction.Respond(200, page.ToJsonString()));

        Func<Task> searching = () => world.RunAsync(world.Provider.FindByHandleAsync("handle", default));

        await searching.Should().ThrowAsync<PayoutProviderException>();
    }

    [Fact]
    public async Task Search_WhosePageFailsForAWhile_GoesOnAtTheSameCursor()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await OtherApplication.PayManyAsync(world.Simulator, 60);
        world.OnList(MonimeFaults.Error(503));
        world.OnList(MonimeFaults.TooManyRequests());

        (await world.RunAsync(world.Provider.FindByHandleAsync("none", default))).Should().BeEmpty();

        world.Wire.All.Select(static request => request.Query.ContainsKey("after")).Should().Equal(false, false, false, true);
    }
}
