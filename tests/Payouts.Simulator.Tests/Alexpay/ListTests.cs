using System.Net;
using System.Text.Json.Nodes;

namespace Payouts.Simulator.Tests.Alexpay;

public sealed class ListTests : AlexpayTest
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(12)]
    [InlineData(100)]
    public async Task A_walk_to_the_last_page_meets_every_payout_once_newest_first(int limit)
    {
        List<string> created = await CreateAsync(12);

        List<string> walked = [];
        int total = 1;
        for (int page = 1; page <= total; page++)
        {
            AlexpayReply reply = await Alexpay.GetAsync($"v1/payment?page={page}&limit={limit}");
            walked.AddRange(Ids(reply));
            total = Number(reply, "totalPages");
            Number(reply, "page").Should().Be(page);
        }

        walked.Should().Equal(created.AsEnumerable().Reverse());
    }

    [Fact]
    public async Task A_page_has_the_recorded_shape()
    {
        await CreateAsync(1);

        JsonNode body = (await Alexpay.GetAsync("v1/payment")).Json;

        body["data"]!["payments"]![0]!.AsObject().Remove("failure_reason");
        body.ShouldHaveShapeOf("alexpay/transactions-list");
    }

    [Fact]
    public async Task A_page_holds_20_by_default_and_counts_what_it_holds()
    {
        await CreateAsync(21);

        AlexpayReply first = await Alexpay.GetAsync("v1/payment");
        AlexpayReply second = await Alexpay.GetAsync("v1/payment?page=2");

        (Ids(first).Count, Number(first, "pageCount"), Number(first, "totalPages")).Should().Be((20, 20, 2));
        (Ids(second).Count, Number(second, "pageCount")).Should().Be((1, 1));
    }

    [Theory]
    [InlineData("v1/payment", 0)]
    [InlineData("v1/payment?page=2147483647&limit=100", 0)]
    public async Task A_page_beyond_the_last_is_empty(string path, int pages)
    {
        AlexpayReply reply = await Alexpay.GetAsync(path);

        reply.Status.Should().Be(HttpStatusCode.OK);
        Ids(reply).Should().BeEmpty();
        Number(reply, "totalPages").Should().Be(pages);
    }

    [Theory]
    [InlineData("from=1788256860", new[] { 2, 1 })]
    [InlineData("to=1788256860", new[] { 1, 0 })]
    [InlineData("from=1788256860&to=1788256860", new[] { 1 })]
    [InlineData("from=1788256861&to=1788256860", new int[0])]
    [InlineData("reference=", new[] { 2, 1, 0 })]
    [InlineData("reference=PY_none", new int[0])]
    public async Task A_list_can_be_narrowed_by_seconds_and_by_reference(string query, int[] expected)
    {
        List<string> created = [];
        for (int minute = 0; minute < 3; minute++)
        {
            created.AddRange(await CreateAsync(1));
            Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Ids(await Alexpay.GetAsync("v1/payment?" + query)).Should().Equal(expected.Select(index => created[index]));
    }

    [Fact]
    public async Task A_reference_lists_its_payout()
    {
        await CreateAsync(2);
        JsonNode wanted = (await Alexpay.GetAsync("v1/payment")).Data["payments"]![1]!;

        AlexpayReply reply = await Alexpay.GetAsync($"v1/payment?reference={wanted["reference"]}");

        Ids(reply).Should().Equal(wanted["id"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("page=0", "page")]
    [InlineData("page=-1", "page")]
    [InlineData("page=one", "page")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=101", "limit")]
    [InlineData("from=2026-09-01", "from")]
    [InlineData("to=1.5", "to")]
    public async Task A_list_call_outside_the_rules_is_refused_by_field(string query, string field)
    {
        AlexpayReply reply = await Alexpay.GetAsync("v1/payment?" + query);

        reply.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        reply.Problems.Should().Equal(field);
    }

    [Fact]
    public async Task A_list_that_is_not_served_is_not_found()
    {
        await using AlexpayWorld world = await StartAsync(options => options.ServesList = false);

        AlexpayReply reply = await world.Api.GetAsync("v1/payment");

        reply.Status.Should().Be(HttpStatusCode.NotFound);
        reply.Text.Should().Be(JsonNode.Parse(JsonFixture.Text("alexpay/error-404-string"))!.ToJsonString());
    }

    [Fact]
    public async Task A_lost_payout_is_found_by_its_narration()
    {
        Simulator.Faults.Enqueue(new SimulatedFault { Template = "/v1/payment/payouts/process", Point = FaultPoint.AfterExecute, Action = FaultAction.Abort() });
        await FluentActions.Awaiting(() => Alexpay.CreateAsync(AlexpayApi.Body(narration: "lost #1"))).Should().ThrowAsync<HttpRequestException>();

        JsonNode found = (await Alexpay.GetAsync("v1/payment")).Data["payments"]![0]!;

        found["narration"]!.GetValue<string>().Should().Be("lost #1");
        found["id"]!.GetValue<string>().Should().Be(Simulator.Ledger.Entries.Single().PayoutId);
    }

    private async Task<List<string>> CreateAsync(int count)
    {
        List<string> ids = [];
        for (int index = 0; index < count; index++)
            ids.Add((await Alexpay.CreateAsync()).PayoutId);
        return ids;
    }

    private static List<string> Ids(AlexpayReply page) => [.. page.Data["payments"]!.AsArray().Select(item => item!["id"]!.GetValue<string>())];

    private static int Number(AlexpayReply page, string field) => page.Data[field]!.GetValue<int>();
}
