using System.Net;
using System.Text.Json.Nodes;
using Payouts.Simulator.Moneroo;

namespace Payouts.Simulator.Tests.Moneroo;

public sealed class DirectoryTests : SimulatorTest
{
    private const string Path = "utils/payout/methods";

    private MonerooSimulatorOptions _options = null!;

    private protected override void Configure(PayoutSimulatorOptions options) => _options = options.For<MonerooSimulatorOptions>();

    [Fact]
    public async Task Every_row_of_the_documented_table_is_listed_in_its_order()
    {
        IEnumerable<string> documented = JsonNode.Parse(JsonFixture.Text("moneroo/methods-table"))!["methods"]!.AsArray()
            .Select(row => $"{row!["name"]} {row["code"]} {row["currency"]} {row["country"]} {row["recipientField"]}");

        IEnumerable<string> listed = (await Moneroo.GetAsync(Path)).Payout.AsArray()
            .Select(item => $"{item!["name"]} {item["short_code"]} {item["currency"]!["code"]} {item["countries"]![0]!["code"]} {item["fields"]![0]!["name"]}");

        listed.Take(41).Should().Equal(documented);
    }

    [Fact]
    public async Task The_rows_that_only_the_live_catalogue_has_are_listed_too()
    {
        (await CodesAsync(Path)).Skip(41).Should().Equal("moov_bf", "moov_ml", "orange_bf");
    }

    [Fact]
    public async Task An_item_has_the_captured_shape()
    {
        MonerooReply reply = await Moneroo.GetAsync(Path);

        reply.Json["pagination"].Should().BeNull();
        (reply with { Text = $$"""{"data":{{reply.Payout.ToJsonString()}}}""" }).ShouldHaveShapeOf("moneroo/methods");
    }

    [Fact]
    public async Task The_documented_dial_code_begins_the_documented_example_of_each_method()
    {
        Dictionary<string, string> dialCodes = (await Moneroo.GetAsync(Path)).Payout.AsArray()
            .ToDictionary(item => item!["short_code"]!.GetValue<string>(), item => item!["countries"]![0]!["dial_code"]!.GetValue<string>());

        foreach (JsonNode? row in JsonNode.Parse(JsonFixture.Text("moneroo/methods-table"))!["methods"]!.AsArray())
            row!["docsExample"]!.GetValue<string>().TrimEnd('X').Should().Be(dialCodes[row["code"]!.GetValue<string>()].TrimStart('+'));
    }

    [Fact]
    public async Task It_needs_no_key_but_must_be_asked_for_JSON()
    {
        (await Moneroo.SendAsync("GET", Path, change: request => MonerooApi.Set(request, "Authorization", null))).Status.Should().Be(HttpStatusCode.OK);
        (await Moneroo.SendAsync("GET", Path, change: request => MonerooApi.Set(request, "Accept", null))).Status.Should().Be(HttpStatusCode.NotAcceptable);
    }

    [Fact]
    public async Task A_disabled_method_is_listed_as_such()
    {
        _options.DisabledMethods.Add("moov_tg");

        JsonArray items = (await Moneroo.GetAsync(Path)).Payout.AsArray();

        items.Where(item => !item!["is_enabled"]!.GetValue<bool>()).Select(item => item!["short_code"]!.GetValue<string>()).Should().Equal("moov_tg");
    }

    [Fact]
    public async Task With_pages_the_list_says_how_many_there_are()
    {
        _options.MethodsPerPage = 15;

        MonerooReply first = await Moneroo.GetAsync(Path);

        first.ShouldHaveShapeOf("moneroo/methods-mixed");
        first.Payout.AsArray().Should().HaveCount(15);
        first.Json["pagination"]!.ToJsonString().Should().Be("""{"total":44,"per_page":15,"current_page":1,"last_page":3}""");
    }

    [Fact]
    public async Task The_pages_hold_every_method_once()
    {
        List<string> whole = await CodesAsync(Path);
        _options.MethodsPerPage = 15;

        List<string> paged = [.. await CodesAsync(Path + "?page=1"), .. await CodesAsync(Path + "?page=2"), .. await CodesAsync(Path + "?page=3")];

        paged.Should().Equal(whole);
        (await CodesAsync(Path + "?page=4")).Should().BeEmpty();
    }

    [Fact]
    public void A_page_holds_at_least_one_method()
    {
        FluentActions.Invoking(() => _options.MethodsPerPage = 0).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public async Task Every_listed_method_can_be_paid_to()
    {
        foreach (JsonNode? item in (await Moneroo.GetAsync(Path)).Payout.AsArray())
        {
            JsonNode body = JsonNode.Parse(MonerooApi.Body())!;
            body["method"] = item!["short_code"]!.DeepClone();
            body["currency"] = item["currency"]!["code"]!.DeepClone();
            body["recipient"] = new JsonObject
            {
                [item["fields"]![0]!["name"]!.GetValue<string>()] = item["countries"]![0]!["dial_code"]!.GetValue<string>().TrimStart('+') + "951345020",
            };

            (await Moneroo.CreateAsync(body.ToJsonString())).Status.Should().Be(HttpStatusCode.Created, "{0} is listed", item["short_code"]);
        }
    }

    private async Task<List<string>> CodesAsync(string path) =>
        [.. (await Moneroo.GetAsync(path)).Payout.AsArray().Select(item => item!["short_code"]!.GetValue<string>())];
}
