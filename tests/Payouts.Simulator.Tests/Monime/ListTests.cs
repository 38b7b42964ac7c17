using System.Text.Json.Nodes;

namespace Payouts.Simulator.Tests.Monime;

public sealed class ListTests : SimulatorTest
{
    [Theory]
    [InlineData("v1/payouts", 1)]
    [InlineData("v1/payouts", 4)]
    [InlineData("v1/payouts", 12)]
    [InlineData("v1/payouts", 50)]
    [InlineData("payouts", 5)]
    public async Task A_walk_to_the_last_cursor_meets_every_payout_once(string path, int limit)
    {
        List<string> created = await CreateAsync(12);

        List<string> walked = await WalkAsync(path, $"limit={limit}");

        walked.Should().OnlyHaveUniqueItems().And.BeEquivalentTo(created);
    }

    [Fact]
    public async Task A_walk_misses_none_when_payouts_are_created_and_deleted_meanwhile()
    {
        List<string> created = await CreateAsync(6);
        MonimeReply first = await Monime.GetAsync("v1/payouts?limit=2");
        await CreateAsync(3);
        await Monime.SendAsync("DELETE", "v1/payouts/" + first.Result[1]!["id"]!.GetValue<string>());

        List<string> rest = await WalkAsync("v1/payouts", "limit=2&after=" + first.Json["pagination"]!["next"]!.GetValue<string>());

        rest.Should().BeEquivalentTo(created.Take(4));
    }

    [Fact]
    public async Task A_page_holds_10_by_default_and_has_the_published_shape()
    {
        await CreateAsync(11);

        MonimeReply page = await Monime.GetAsync("v1/payouts");

        page.ShouldHaveShapeOf("v1/list-page-1");
        page.Json["pagination"]!["count"]!.GetValue<int>().Should().Be(10);
    }

    [Fact]
    public async Task A_list_without_items_has_a_null_result()
    {
        MonimeReply page = await Monime.GetAsync("v1/payouts");

        page.Json["result"].Should().BeNull();
        page.Json["pagination"]!["count"]!.GetValue<int>().Should().Be(0);
    }

    [Fact]
    public async Task The_old_generation_adds_a_total_and_walks_back()
    {
        List<string> created = await CreateAsync(5);

        MonimeReply page = await Monime.GetAsync("payouts?limit=2");
        MonimeReply back = await Monime.GetAsync("payouts?limit=2&before=" + created[0]);

        page.ShouldHaveShapeOf("2024-08-01/list-page-1");
        page.Json["pagination"]!["total"]!.GetValue<int>().Should().Be(5);
        page.Json["pagination"]!["next"]!.GetValue<string>().Should().Be(created[3]);
        Ids(back).Should().Equal(created[2], created[1]);
        back.Json["pagination"]!["next"]!.GetValue<string>().Should().Be(created[2]);
    }

    [Fact]
    public async Task In_the_old_generation_after_wins_over_before()
    {
        List<string> created = await CreateAsync(5);

        MonimeReply page = await Monime.GetAsync($"payouts?limit=2&after={created[2]}&before={created[0]}");

        Ids(page).Should().Equal(created[1], created[0]);
    }

    [Fact]
    public async Task Filters_narrow_the_list()
    {
        MonimeReply dollars = await Monime.CreateAsync(MonimeApi.Body(currency: "USD"));
        Clock.Advance(ToFinal);
        MonimeReply pending = await Monime.CreateAsync();
        JsonNode completed = (await Monime.GetAsync("v1/payouts/" + dollars.Id)).Result;

        Ids(await Monime.GetAsync("v1/payouts?status=pending")).Should().Equal(pending.Id);
        Ids(await Monime.GetAsync("v1/payouts?status=completed")).Should().Equal(dollars.Id);
        Ids(await Monime.GetAsync("v1/payouts?sourceFinancialAccountId=fac-2")).Should().Equal(dollars.Id);
        Ids(await Monime.GetAsync("v1/payouts?sourceTransactionReference=" + completed["source"]!["transactionReference"])).Should().Equal(dollars.Id);
        Ids(await Monime.GetAsync("v1/payouts?destinationTransactionReference=" + completed["destination"]!["transactionReference"])).Should().Equal(dollars.Id);
    }

    [Theory]
    [InlineData("v1/payouts?limit=0")]
    [InlineData("v1/payouts?limit=51")]
    [InlineData("v1/payouts?limit=ten")]
    [InlineData("v1/payouts?status=delayed")]
    [InlineData("v1/payouts?after=pyt-000001")]
    [InlineData("payouts?limit=51")]
    [InlineData("payouts?after=somewhere")]
    public async Task A_parameter_outside_its_range_is_refused(string path)
    {
        MonimeReply reply = await Monime.GetAsync(path);

        ((int)reply.Status).Should().Be(400);
    }

    [Theory]
    [InlineData("v1/payouts", 2001)]
    [InlineData("payouts", 101)]
    public async Task A_cursor_that_is_too_long_is_refused(string path, int length)
    {
        MonimeReply reply = await Monime.GetAsync($"{path}?after={new string('a', length)}");

        ((int)reply.Status).Should().Be(400);
        reply.Field.Should().Be("after");
    }

    [Fact]
    public async Task A_cursor_of_another_query_is_refused()
    {
        await CreateAsync(3);
        string next = (await Monime.GetAsync("v1/payouts?limit=1")).Json["pagination"]!["next"]!.GetValue<string>();

        MonimeReply reply = await Monime.GetAsync($"v1/payouts?limit=1&status=pending&after={next}");

        ((int)reply.Status).Should().Be(400);
    }

    private static List<string> Ids(MonimeReply page) =>
        page.Json["result"] is JsonArray items ? [.. items.Select(item => item!["id"]!.GetValue<string>())] : [];

    private async Task<List<string>> CreateAsync(int count)
    {
        List<string> ids = [];
        for (int index = 0; index < count; index++)
            ids.Add((await Monime.CreateAsync()).Id);
        return ids;
    }

    private async Task<List<string>> WalkAsync(string path, string query)
    {
        List<string> ids = [];
        string? next = "";
        while (next is not null)
        {
            MonimeReply page = await Monime.GetAsync($"{path}?{query}{(next.Length == 0 ? "" : "&after=" + next)}");
            ids.AddRange(Ids(page));
            next = page.Json["pagination"]!["next"]?.GetValue<string>();
            if (next is not null)
                query = query.Split("&after=", StringSplitOptions.None)[0];
        }

        return ids;
    }
}
