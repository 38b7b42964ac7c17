using System.Text.Json.Nodes;
using Payouts.Monime;
using Payouts.Providers;
using Payouts.Simulator;
using Payouts.Simulator.Monime;
using Payouts.Tests.Monime.Support;

namespace Payouts.Tests.Monime;

/// <summary>The adapter's operations over real sockets, in both generations.</summary>
public sealed class MonimeProviderTests
{
    public static TheoryData<MonimeApi> Generations { get; } = [MonimeApi.V1, MonimeApi.Release20240801];

    public static TheoryData<MonimeApi, string> GenerationsAndChannels { get; } = new()
    {
        { MonimeApi.V1, "momo" }, { MonimeApi.V1, "bank" }, { MonimeApi.V1, "wallet" },
        { MonimeApi.Release20240801, "momo" }, { MonimeApi.Release20240801, "bank" }, { MonimeApi.Release20240801, "wallet" },
    };

    [Theory]
    [MemberData(nameof(GenerationsAndChannels))]
    public async Task Payout_ToEachKindOfAccount_ArrivesAndTellsItsFee(MonimeApi api, string channel)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync(api);
        PayoutDestination destination = channel switch { "bank" => Sample.Bank, "wallet" => Sample.Wallet, _ => Sample.Mobile };

        Payout created = await world.CreateAsync(Sample.Request(destination: destination, source: MonimeDefaults.MainAccountId));
        world.Complete();
        Payout done = await world.RefreshAsync();

        (created.Status, created.ProviderStatus).Should().Be((PayoutStatus.Pending, "pending"));
        (done.Status, done.ProviderStatus).Should().Be((PayoutStatus.Succeeded, "completed"));
        done.Fees!.Sum(static fee => fee.Amount.Amount).Should().Be(1.50m);
        world.Simulator.Ledger.Entries.Should().ContainSingle().Which.Should().Match<LedgerEntry>(entry =>
            entry.PayoutId == done.ProviderId && entry.AmountMinor == 15000 && entry.State == LedgerState.Completed);
    }

    [Theory]
    [MemberData(nameof(MonimeResponseTests.Payouts), MemberType = typeof(MonimeResponseTests))]
    public async Task Get_OfEachDocumentedBody_ReadsAsTheCreateCallDoes(
        string name, PayoutStatus status, string text, long minor, string? fees, string? failure, string? delay)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync(name.StartsWith("v1", StringComparison.Ordinal) ? MonimeApi.V1 : MonimeApi.Release20240801);
        world.OnRead(FaultAction.Respond(200, WireBodies.Text($"{name}.json"), new Dictionary<string, string> { ["Monime-Request-Id"] = "req-7" }));

        PayoutReading reading = await world.RunAsync(world.Provider.GetAsync("pyt-1", default));

        (reading.Status, reading.ProviderStatus, reading.DelayReason, reading.RequestId).Should().Be((status, text, delay, "req-7"));
        reading.Amount.Should().Be(Money.OfMinor(minor, Currency.SLE));
        (reading.Fees is null, reading.Failure is null).Should().Be((fees is null, failure is null));
    }

    [Theory]
    [MemberData(nameof(Generations))]
    public async Task Get_OfAnIdThatDoesNotExist_IsNotFound(MonimeApi api)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync(api);

        (await world.RunAsync(world.Provider.GetAsync("pyt-999999", default))).IsNotFound.Should().BeTrue();
    }

    [Theory]
    [InlineData(404, "<html>no such page</html>")]
    [InlineData(200, "<html>welcome</html>")]
    [InlineData(200, "{\"success\":true,\"result\":{}}")]
    [InlineData(200, "{\"success\":true,\"result\":{\"id\":7,\"status\":\"failed\"}}")]
    [InlineData(204, "")]
    [InlineData(401, "{\"success\":false,\"messages\":[],\"error\":{\"code\":401,\"reason\":\"unauthorized\",\"message\":\"x\"}}")]
    public async Task Get_OfAnAnswerThatTellsNoPayout_Throws(int status, string body)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.OnRead(FaultAction.Respond(status, body));

        Func<Task> reading = () => world.RunAsync(world.Provider.GetAsync("pyt-1", default));

        (await reading.Should().ThrowAsync<PayoutProviderException>()).Which.HttpStatus.Should().Be(status);
    }

    [Fact]
    public async Task Get_OfAnIdWithUnsafeCharacters_EscapesIt()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();

        await world.RunAsync(world.Provider.GetAsync("a/../b?c#d", default));

        world.Wire.All.Should().ContainSingle().Which.ProviderPath.Should().Be("/v1/payouts/a%2F..%2Fb%3Fc%23d");
    }

    [Theory]
    [MemberData(nameof(Generations))]
    public async Task List_OfSeveralPages_WalksEveryCursor(MonimeApi api)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync(api);
        await OtherApplication.PayManyAsync(world.Simulator, 5);

        List<PayoutReading> all = await world.RunAsync(ToListAsync(world.Provider.ListPayoutsAsync(new ProviderPayoutFilter { PageSize = 2 })));

        all.Select(static reading => reading.ProviderId).Should().BeEquivalentTo(world.Simulator.Ledger.Entries.Select(static entry => entry.PayoutId));
        world.Wire.All.Should().HaveCount(3);
    }

    [Fact]
    public async Task List_WithConditions_KeepsThemOnEveryPage()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await OtherApplication.PayManyAsync(world.Simulator, 3);
        var filter = new ProviderPayoutFilter { ProviderStatus = "pending", SourceAccount = MonimeDefaults.MainAccountId, PageSize = 2 };

        List<PayoutReading> all = await world.RunAsync(ToListAsync(world.Provider.ListPayoutsAsync(filter)));

        all.Should().HaveCount(3);
        world.Wire.All.Should().HaveCount(2).And.OnlyContain(static request =>
            request.Query["status"] == "pending" && request.Query["sourceFinancialAccountId"] == MonimeDefaults.MainAccountId);
    }

    [Fact]
    public async Task List_ByTransactionReferences_AsksForThem()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();

        await world.RunAsync(ToListAsync(world.Provider.ListPayoutsAsync(new ProviderPayoutFilter { SourceTransactionReference = "a&b", DestinationTransactionReference = "c d" })));

        world.Wire.All.Should().ContainSingle().Which.Query.Should().Contain("sourceTransactionReference", "a&b").And.Contain("destinationTransactionReference", "c d");
    }

    [Fact]
    public async Task List_OfTheOldGenerationWithConditions_IsRefused()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync(MonimeApi.Release20240801);

        Func<Task> listing = () => ToListAsync(world.Provider.ListPayoutsAsync(new ProviderPayoutFilter { ProviderStatus = "pending" }));

        await listing.Should().ThrowAsync<ArgumentException>();
    }

    [Theory]
    [InlineData(0), InlineData(51)]
    public async Task List_WithAPageSizeThatIsNotServed_IsRefused(int size)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();

        Func<Task> listing = () => ToListAsync(world.Provider.ListPayoutsAsync(new ProviderPayoutFilter { PageSize = size }));

        await listing.Should().ThrowAsync<ArgumentException>();
    }

    [Fact]
    public async Task List_OfAnEmptyPageWithNullResult_Ends()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.OnList(FaultAction.Respond(200, WireBodies.Text("v1/list-empty.json")));

        (await world.RunAsync(ToListAsync(world.Provider.ListPayoutsAsync()))).Should().BeEmpty();
    }

    [Theory]
    [InlineData(MonimeApi.V1, "v1", 2), InlineData(MonimeApi.Release20240801, "2024-08-01", 2)]
    public async Task List_OfTheDocumentedPages_ReadsThemAll(MonimeApi api, string generation, int pages)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync(api);
        world.OnList(FaultAction.Respond(200, WireBodies.Text($"{generation}/list-page-1.json")));
        world.OnList(FaultAction.Respond(200, WireBodies.Text($"{generation}/list-last-page.json")));

        List<PayoutReading> all = await world.RunAsync(ToListAsync(world.Provider.ListPayoutsAsync()));

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
    [MemberData(nameof(Generations))]
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

    [Theory]
    [InlineData(MonimeApi.V1, Sample.Phone, "Aminata Kamara", AccountNameOutcome.Match)]
    [InlineData(MonimeApi.V1, Sample.Phone, null, AccountNameOutcome.Match)]
    [InlineData(MonimeApi.V1, Sample.Phone, "Fatu Kamara", AccountNameOutcome.CloseMatch)]
    [InlineData(MonimeApi.V1, Sample.Phone, "John Smith", AccountNameOutcome.NoMatch)]
    [InlineData(MonimeApi.V1, MonimeMagicNumbers.AccountMissing, "Aminata Kamara", AccountNameOutcome.NoMatch)]
    [InlineData(MonimeApi.Release20240801, Sample.Phone, "KAMARA, Aminata", AccountNameOutcome.Match)]
    [InlineData(MonimeApi.Release20240801, MonimeMagicNumbers.AccountMissing, "Aminata Kamara", AccountNameOutcome.NoMatch)]
    public async Task NameLookup_ComparesTheHolderWithTheExpectedName(MonimeApi api, string phone, string? expected, AccountNameOutcome outcome)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync(api);

        AccountNameResult result = await world.RunAsync(world.Provider.LookUpAsync(Sample.MobileTo(phone), expected));

        result.Outcome.Should().Be(outcome);
    }

    [Theory]
    [InlineData("bank", "slb004", "0012345678"), InlineData("wallet", "dw001", "W-100200")]
    public async Task NameLookup_OfABankOrWallet_AsksForItsAccount(string channel, string code, string account)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();

        AccountNameResult result = await world.RunAsync(world.Provider.LookUpAsync(channel == "bank" ? Sample.Bank : Sample.Wallet));

        result.Should().Be(new AccountNameResult(AccountNameOutcome.Match, "Aminata Kamara"));
        world.Wire.All.Should().ContainSingle().Which.Should().Match<WireRequest>(request =>
            request.ProviderPath == $"/v1/provider-kyc/{code}" && request.Query["accountId"] == account);
    }

    [Theory]
    [InlineData(200, "{\"success\":true,\"result\":{\"account\":{\"holderName\":\"OK\"}}}")]
    [InlineData(200, "{\"success\":true,\"result\":{\"account\":{\"holderName\":\"\"}}}")]
    [InlineData(200, "{\"success\":true,\"result\":{\"accountHolderProfile\":{\"firstName\":null}}}")]
    [InlineData(200, "{\"success\":true,\"result\":{}}")]
    [InlineData(200, "<html/>")]
    [InlineData(404, "<html/>")]
    [InlineData(403, "{\"success\":false,\"error\":{\"reason\":\"forbidden\"}}")]
    public async Task NameLookup_ThatTellsNoName_CouldNotCheck(int status, string body)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.On("GET", "/provider-kyc/{id}", FaultAction.Respond(status, body));

        (await world.RunAsync(world.Provider.LookUpAsync(Sample.Mobile, "Aminata Kamara"))).Outcome.Should().Be(AccountNameOutcome.CouldNotCheck);
    }

    [Fact]
    public async Task NameLookup_AtANetworkWithoutACode_IsNotOfferedAndAsksNobody()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();

        AccountNameResult result = await world.Provider.LookUpAsync(PayoutDestination.MobileMoney(Sample.Phone, MobileNetwork.Wave));

        result.Outcome.Should().Be(AccountNameOutcome.NotOffered);
        world.Wire.All.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Generations))]
    public async Task Directory_ListsNetworksAndBanksWithWhatTheyCanDo(MonimeApi api)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync(api);

        List<PayoutMethod> networks = await world.RunAsync(ToListAsync(world.Provider.GetMethodsAsync(PayoutChannel.MobileMoney, "SL")));
        List<PayoutMethod> banks = await world.RunAsync(ToListAsync(world.Provider.GetMethodsAsync(PayoutChannel.BankAccount, "SL")));
        List<PayoutMethod> wallets = await ToListAsync(world.Provider.GetMethodsAsync(PayoutChannel.ProviderWallet, "SL"));

        networks.Select(static method => (method.Code, method.CanPayTo)).Should().Equal(("m17", true), ("m18", true), ("m13", false));
        networks[0].Should().Be(new PayoutMethod("m17", "Orange Money", PayoutChannel.MobileMoney, "SL", CanPayTo: true, CanLookUpNames: true));
        banks.Should().HaveCount(4).And.OnlyContain(static method => method.Channel == PayoutChannel.BankAccount);
        wallets.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Generations))]
    public async Task Directory_OfOneCode_GivesItOrNothing(MonimeApi api)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync(api);

        (await world.RunAsync(world.Provider.GetMethodAsync(PayoutChannel.MobileMoney, "m18")))!.Name.Should().Be("Africell Money");
        (await world.RunAsync(world.Provider.GetMethodAsync(PayoutChannel.BankAccount, "nobody"))).Should().BeNull();
        (await world.Provider.GetMethodAsync(PayoutChannel.ProviderWallet, "dw001")).Should().BeNull();
    }

    [Theory]
    [InlineData("v1/momos", "m17 True, m18 True, m13 False"), InlineData("v1/banks", "slb004 True, slb002 False")]
    public async Task Directory_OfTheDocumentedBodies_ReadsThem(string name, string expected)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.On("GET", "/momos", FaultAction.Respond(200, WireBodies.Text($"{name}.json")));

        List<PayoutMethod> methods = await world.RunAsync(ToListAsync(world.Provider.GetMethodsAsync(PayoutChannel.MobileMoney, "SL")));

        string.Join(", ", methods.Select(static method => $"{method.Code} {method.CanPayTo}")).Should().Be(expected);
    }

    [Fact]
    public async Task Directory_OfAnInactiveNetwork_CannotPayTo()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        JsonNode body = WireBodies.Json("v1/momo.json");
        body["result"]!["status"]!["active"] = false;
        world.On("GET", "/momos/{id}", FaultAction.Respond(200, body.ToJsonString()));

        PayoutMethod method = (await world.RunAsync(world.Provider.GetMethodAsync(PayoutChannel.MobileMoney, "m17")))!;

        (method.CanPayTo, method.CanLookUpNames).Should().Be((false, false));
    }

    [Fact]
    public async Task Balances_ListEveryAccount()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();

        List<ProviderBalance> all = await world.RunAsync(ToListAsync(world.Provider.GetBalancesAsync()));

        all.Should().Equal(
            new ProviderBalance("fac-1", Currency.SLE, Money.Of(1_000_000m, Currency.SLE), "Main"),
            new ProviderBalance("fac-2", Currency.USD, Money.Of(1_000_000m, Currency.USD), "Dollars"));
    }

    [Fact]
    public async Task Balance_OfOneAccount_IsReadAndFallsWithAPayout()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        await world.CreateAsync();
        world.Complete();

        ProviderBalance? balance = await world.RunAsync(world.Provider.GetBalanceAsync(MonimeDefaults.MainAccountId));

        balance!.Available.Should().Be(Money.Of(1_000_000m - 151.50m, Currency.SLE));
    }

    [Fact]
    public async Task Balance_OfAnAccountThatDoesNotExist_IsNull()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();

        (await world.RunAsync(world.Provider.GetBalanceAsync("fac-999"))).Should().BeNull();
    }

    [Fact]
    public async Task Balance_ThatWasNotTold_IsUnknownRatherThanZero()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.On("GET", "/financial-accounts/{id}", FaultAction.Respond(200, WireBodies.Text("v1/financial-account-no-balance.json")));

        (await world.RunAsync(world.Provider.GetBalanceAsync("fac-1")))!.Available.Should().BeNull();
    }

    [Fact]
    public async Task Balance_InTheOldGeneration_IsRefusedAndNotListedAsOffered()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync(MonimeApi.Release20240801);

        Func<Task> one = () => world.Provider.GetBalanceAsync("fac-1");
        Func<Task> all = () => ToListAsync(world.Provider.GetBalancesAsync());

        await one.Should().ThrowAsync<PayoutStateException>();
        await all.Should().ThrowAsync<PayoutStateException>();
        world.Provider.Capabilities.Supports(ProviderOperation.Balance).Should().BeFalse();
    }

    [Theory]
    [MemberData(nameof(Generations))]
    public async Task UpdateMetadata_SendsTheHandleAgainSoThatASearchStillFindsThePayout(MonimeApi api)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync(api);
        await world.CreateAsync();

        Payout updated = await world.RunAsync(world.Client.UpdateMetadataAsync("refund-4711", new Dictionary<string, string> { ["batch"] = "7" }));

        updated.Metadata.Should().Equal(new Dictionary<string, string> { ["batch"] = "7" });
        (await world.RunAsync(world.Provider.FindByHandleAsync(Sample.HandleOf("refund-4711").Token, default))).Should().ContainSingle();
    }

    [Theory]
    [InlineData(400, CancelOutcome.Refused), InlineData(404, CancelOutcome.Unclear), InlineData(409, CancelOutcome.Refused), InlineData(422, CancelOutcome.Refused)]
    public async Task Cancel_RefusedInTheDocumentedForm_IsNotAccepted(int status, CancelOutcome outcome)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.On("DELETE", "/payouts/{id}", MonimeFaults.Error(status, "bad_request", "Too late"));

        (await world.RunAsync(world.Provider.CancelAsync("pyt-1", default))).Should().Be(outcome);
    }

    [Theory]
    [InlineData(200, "{\"success\":true,\"messages\":[]}"), InlineData(204, ""), InlineData(202, "")]
    public async Task Cancel_AnsweredWithSuccess_IsAccepted(int status, string body)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.On("DELETE", "/payouts/{id}", FaultAction.Respond(status, body));

        (await world.RunAsync(world.Provider.CancelAsync("pyt-1", default))).Should().Be(CancelOutcome.Accepted);
    }

    [Theory]
    [InlineData(200, "<html>welcome</html>"), InlineData(200, "{\"success\":false}"), InlineData(200, "[]"), InlineData(404, "<html/>"), InlineData(500, ""), InlineData(302, "")]
    public async Task Cancel_AnsweredWithNothingThatMonimeWouldSay_IsNotTakenForAccepted(int status, string body)
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.On("DELETE", "/payouts/{id}", FaultAction.Respond(status, body));

        Func<Task> cancelling = () => world.RunAsync(world.Provider.CancelAsync("pyt-1", default));

        await cancelling.Should().ThrowAsync<PayoutProviderException>();
    }

    [Fact]
    public async Task Cancel_AnsweredWithAFault_IsNotRepeated()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.On("DELETE", "/payouts/{id}", FaultAction.Abort(), times: 5);

        Func<Task> cancelling = () => world.RunAsync(world.Provider.CancelAsync("pyt-1", default));

        await cancelling.Should().ThrowAsync<PayoutProviderException>();
        world.Wire.All.Should().ContainSingle();
    }

    [Fact]
    public async Task AnswerOfTenMegabytes_IsNotTrusted()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.OnRead(FaultAction.HugeBody(10 * 1024 * 1024), times: 4);

        Func<Task> reading = () => world.RunAsync(world.Provider.GetAsync("pyt-1", default));

        await reading.Should().ThrowAsync<PayoutProviderException>();
    }

    private static async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (T item in items) list.Add(item);
        return list;
    }
}
