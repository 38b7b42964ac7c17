using Payouts.Providers;
using Payouts.Tests.Alexpay.Support;

namespace Payouts.Tests.Alexpay;

/// <summary>Listing and searching payouts over real sockets: every page to the end, or no conclusion.</summary>
public sealed class AlexpayListTests
{
    private const string NotFound = """{"success":false,"error":"not_found","message":"Endpoint not found","code":404}""";
    private const string Handle = "0123456789abcdef0123456789abcdef01234567";

    [Fact]
    public async Task Listing_and_searching_are_off_until_they_are_chosen()
    {
        await using var world = new AlexpayWorld();

        (await FluentActions.Awaiting(() => world.RunAsync(world.Provider.ListPayoutsAsync())).Should().ThrowAsync<PayoutStateException>()).Which.Message.Should().Contain("UseTransactionList");
        (await FluentActions.Awaiting(() => world.Provider.FindByHandleAsync(Handle, CancellationToken.None)).Should().ThrowAsync<PayoutStateException>()).Which.Provider.Should().Be("alexpay");
        world.Server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Every_page_is_walked_and_other_transactions_are_left_out()
    {
        await using AlexpayWorld world = WithList();
        world.Server.On("GET /v1/payment?page=1&limit=2", 200, Page(1, 3, Entry("a"), Entry("b", type: "collection")));
        world.Server.On("GET /v1/payment?page=2&limit=2", 200, Page(2, 3, "7", "{\"type\":\"payout\"}", Entry("c")));
        world.Server.On("GET /v1/payment?page=3&limit=2", 200, Page(3, 3, Entry("d")));

        List<PayoutReading> all = await world.RunAsync(world.Provider.ListPayoutsAsync(new ProviderPayoutFilter { PageSize = 2 }));

        all.Select(static reading => reading.ProviderId).Should().Equal("a", "c", "d");
    }

    [Theory]
    [InlineData(1), InlineData(100), InlineData(null)]
    public async Task A_page_has_the_size_asked_for_or_the_largest(int? size)
    {
        await using AlexpayWorld world = WithList();
        world.Server.On("GET /v1/payment?", 200, Page(1, 1, Entry("a")));

        await world.RunAsync(world.Provider.ListPayoutsAsync(new ProviderPayoutFilter { PageSize = size }));

        world.Server.Lines.Should().Equal($"GET /v1/payment?page=1&limit={size ?? 100}");
    }

    [Fact]
    public async Task Conditions_and_sizes_that_are_not_served_are_refused()
    {
        await using AlexpayWorld world = WithList();
        foreach (ProviderPayoutFilter filter in new ProviderPayoutFilter[]
        {
            new() { PageSize = 0 }, new() { PageSize = 101 }, new() { ProviderStatus = "failed" }, new() { SourceAccount = "w" },
            new() { SourceTransactionReference = "r" }, new() { DestinationTransactionReference = "r" },
        })
            await FluentActions.Awaiting(() => world.RunAsync(world.Provider.ListPayoutsAsync(filter))).Should().ThrowAsync<ArgumentException>();

        world.Server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_search_looks_through_every_page_and_finds_every_payout_with_the_handle()
    {
        await using AlexpayWorld world = WithList();
        world.Server.On("GET /v1/payment?page=1&limit=100", 200, Page(1, 2, Entry("a"), Entry("b", $"rent #{Handle}"), Entry("c", $"{Handle}"), Entry("d", $"rent #{Handle}", "refund")));
        world.Server.On("GET /v1/payment?page=2&limit=100", 200, Page(2, 2, Entry("e", $"#{Handle}"), Entry("f", null)));

        IReadOnlyList<PayoutReading> found = await world.RunAsync(world.Provider.FindByHandleAsync(Handle, CancellationToken.None));

        found.Select(static reading => reading.ProviderId).Should().Equal("b", "e");
    }

    [Fact]
    public async Task An_empty_list_holds_nothing()
    {
        await using AlexpayWorld world = WithList();
        world.Server.On("GET /v1/payment?", 200, Page(1, 0));

        (await world.RunAsync(world.Provider.FindByHandleAsync(Handle, CancellationToken.None))).Should().BeEmpty();
    }

    [Theory]
    [InlineData("7"), InlineData("null"), InlineData("{}"), InlineData("{\"type\":\"payout\",\"narration\":\"x\"}"), InlineData("{\"id\":\"i\",\"narration\":7}"), InlineData("{\"id\":\"i\",\"narration\":\"\\ud800\"}")]
    public async Task A_search_that_meets_an_entry_it_cannot_read_concludes_nothing(string entry)
    {
        await using AlexpayWorld world = WithList();
        world.Server.On("GET /v1/payment?", 200, Page(1, 1, Entry("a", $"#{Handle}"), entry));

        await FluentActions.Awaiting(() => world.RunAsync(world.Provider.FindByHandleAsync(Handle, CancellationToken.None))).Should().ThrowAsync<PayoutProviderException>();
    }

    [Theory]
    [InlineData("""{"payments":[],"page":1}""")]
    [InlineData("""{"payments":[],"page":1,"totalPages":"1"}""")]
    [InlineData("""{"payments":[],"page":1,"totalPages":-1}""")]
    [InlineData("""{"payments":[],"page":1,"totalPages":1.5}""")]
    [InlineData("""{"payments":[{"id":"a"}],"page":1,"totalPages":0}""")]
    [InlineData("""{"payments":[{"id":"a"}],"page":2,"totalPages":3}""")]
    [InlineData("""{"payments":[{"id":"a"}],"page":"1","totalPages":1}""")]
    [InlineData("""{"payments":{},"page":1,"totalPages":1}""")]
    [InlineData("""{"items":[],"page":1,"totalPages":1}""")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task A_page_that_cannot_be_told_whole_ends_the_search_without_a_conclusion(string data)
    {
        await using AlexpayWorld world = WithList();
        world.Server.On("GET /v1/payment?", 200, $$"""{"status":"success","code":200,"data":{{data}} }""");

        PayoutProviderException error = (await FluentActions.Awaiting(() => world.RunAsync(world.Provider.FindByHandleAsync(Handle, CancellationToken.None))).Should().ThrowAsync<PayoutProviderException>()).Which;

        error.Message.Should().Contain("switch UseTransactionList off");
    }

    [Theory]
    [InlineData(200, "{\"status\":\"error\",\"code\":200,\"data\":{\"payments\":[],\"totalPages\":0}}"), InlineData(404, NotFound), InlineData(401, "{}"), InlineData(200, "<html/>")]
    public async Task A_list_that_is_not_served_ends_the_search_without_a_conclusion(int status, string body)
    {
        await using AlexpayWorld world = WithList();
        world.Server.On("GET /v1/payment?", status, body);

        await FluentActions.Awaiting(() => world.RunAsync(world.Provider.FindByHandleAsync(Handle, CancellationToken.None))).Should().ThrowAsync<PayoutProviderException>();
    }

    [Fact]
    public async Task A_list_that_does_not_turn_its_pages_ends_the_search_without_a_conclusion()
    {
        await using AlexpayWorld world = WithList();
        world.Server.On("GET /v1/payment?", 200, """{"status":"success","code":200,"data":{"payments":[{"id":"a"},{"id":"b"}],"totalPages":3}}""");

        await FluentActions.Awaiting(() => world.RunAsync(world.Provider.FindByHandleAsync(Handle, CancellationToken.None))).Should().ThrowAsync<PayoutProviderException>();

        world.Server.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_list_that_grows_while_it_is_walked_is_walked_to_its_new_end()
    {
        await using AlexpayWorld world = WithList();
        world.Server.On("GET /v1/payment?page=1&", 200, Page(1, 2, Entry("a"), Entry("b")));
        world.Server.On("GET /v1/payment?page=2&", 200, Page(2, 3, Entry("b"), Entry("c")));
        world.Server.On("GET /v1/payment?page=3&", 200, Page(3, 3, Entry("d", $"#{Handle}")));

        (await world.RunAsync(world.Provider.FindByHandleAsync(Handle, CancellationToken.None))).Should().ContainSingle().Which.ProviderId.Should().Be("d");
    }

    [Theory]
    [InlineData("total_pages"), InlineData("lastPage"), InlineData("last_page"), InlineData("totalPages")]
    public async Task Counts_may_stand_in_an_object_of_their_own(string name)
    {
        foreach (string place in new[] { "\"data\":{\"transactions\":[{\"id\":\"a\"}],\"meta\":{0}}", "\"data\":{\"transactions\":[{\"id\":\"a\"}],\"pagination\":{0}}", "\"data\":{\"payments\":[{\"id\":\"a\"}]},\"meta\":{0}", "\"data\":{\"payments\":[{\"id\":\"a\"}]},\"pagination\":{0}" })
        {
            await using AlexpayWorld world = WithList();
            world.Server.On("GET /v1/payment?", 200, $"{{\"status\":\"success\",\"code\":200,{place.Replace("{0}", $"{{\"current_page\":1,\"{name}\":1}}", StringComparison.Ordinal)}}}");

            (await world.RunAsync(world.Provider.ListPayoutsAsync())).Should().ContainSingle(place);
        }
    }

    private static AlexpayWorld WithList() => new(static options => options.UseTransactionList = true);

    private static string Entry(string id, string? narration = "testing", string type = "payout") =>
        $$"""{"id":"{{id}}","type":"{{type}}","status":"processing","narration":{{(narration is null ? "null" : $"\"{narration}\"")}} }""";

    private static string Page(int number, int pages, params string[] entries) =>
        $$"""{"status":"success","code":200,"data":{"payments":[{{string.Join(",", entries)}}],"page":{{number}},"pageCount":{{entries.Length}},"totalPages":{{pages}} } }""";
}
