using System.Net;
using System.Reflection;
using System.Text.Json.Nodes;

namespace Payouts.Simulator.Tests;

public sealed class PayoutSimulatorTests : SimulatorTest
{
    [Fact]
    public void It_listens_on_loopback_and_gives_each_provider_a_base_address()
    {
        Simulator.Address.Host.Should().Be("127.0.0.1");
        Simulator.AddressOf("Monime").Should().Be(new Uri(Simulator.Address, "monime/"));
        FluentActions.Invoking(() => Simulator.AddressOf("other")).Should().Throw<ArgumentException>().WithMessage("*monime*");
    }

    [Fact]
    public async Task A_ledger_entry_holds_what_was_accepted()
    {
        MonimeReply created = await Monime.CreateAsync(key: "key-of-refund");

        LedgerEntry entry = Simulator.Ledger.Find(created.Id)!;

        entry.Should().BeEquivalentTo(new
        {
            Provider = "monime",
            PayoutId = created.Id,
            Tenant = "spc-a",
            AmountMinor = 15_000L,
            Currency = "SLE",
            Destination = "+23278000000",
            IdempotencyKey = "key-of-refund",
            AcceptedAt = Clock.GetUtcNow(),
            State = LedgerState.Accepted,
        });
        entry.Metadata.Should().Equal(new Dictionary<string, string>(StringComparer.Ordinal) { ["reference"] = "refund-1" });
        entry.ToString().Should().NotContain("278");
    }

    [Fact]
    public async Task The_ledger_path_counts_executed_and_hides_the_destination()
    {
        await Monime.CreateAsync();
        Clock.Advance(ToFinal);
        await Monime.CreateAsync();

        JsonNode ledger = await ControlAsync("ledger");

        ledger["executed"]!.GetValue<int>().Should().Be(1);
        ledger["accepted"]!.GetValue<int>().Should().Be(1);
        ledger["entries"]![0]!["destination"]!.GetValue<string>().Should().Be("**********00");
        ledger["entries"]![0]!["state"]!.GetValue<string>().Should().Be("completed");
    }

    [Fact]
    public async Task The_request_log_holds_every_request_with_its_template_and_status()
    {
        MonimeReply created = await Monime.CreateAsync();
        await Monime.GetAsync("v1/payouts/" + created.Id);
        await Monime.GetAsync("v1/payouts/pyt-999999");
        await Monime.GetAsync("elsewhere");

        Simulator.Requests.All.Select(request => request.ToString())
            .Should().Equal("POST /v1/payouts 200", "GET /v1/payouts/{id} 200", "GET /v1/payouts/{id} 404", "GET /monime/elsewhere 404");
        Simulator.Requests.CountOf("get", "/v1/payouts/{id}").Should().Be(2);
        Simulator.Requests.All.Should().OnlyContain(request => request.Provider == "monime" && request.ReceivedAt == Clock.GetUtcNow());
        JsonNode shown = await ControlAsync("requests");
        shown["count"]!.GetValue<int>().Should().Be(4);
        shown["requests"]![1]!.ToJsonString().Should().Be("""{"provider":"monime","method":"GET","template":"/v1/payouts/{id}","count":2}""");
    }

    [Fact]
    public async Task A_reset_forgets_everything()
    {
        MonimeReply created = await Monime.CreateAsync(key: "key");
        Simulator.Faults.On(_ => true, FaultAction.Abort());
        Simulator.Outcomes.For("+23278000000", SimulatedOutcome.Pending);
        using HttpClient http = new();

        (await http.PostAsync(new Uri(Simulator.Address, "_simulator/reset"), content: null)).StatusCode.Should().Be(HttpStatusCode.NoContent);

        Simulator.Ledger.Entries.Should().BeEmpty();
        Simulator.Requests.Count.Should().Be(0);
        Simulator.Faults.PendingCount.Should().Be(0);
        Simulator.Outcomes.Of("+23278000000").Should().Be(SimulatedOutcome.Completed);
        MonimeReply again = await Monime.CreateAsync(key: "key");
        again.Id.Should().Be(created.Id);
        again.Headers.Should().NotContainKey("Monime-Cache");
    }

    [Fact]
    public async Task Parallel_creates_with_keys_of_their_own_all_execute()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Monime.CreateAsync(MonimeApi.Body(value: 100))));
        Clock.Advance(ToFinal);

        Simulator.Ledger.ExecutedCount.Should().Be(100);
        Simulator.Ledger.Entries.Select(entry => entry.PayoutId).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_taken_port_is_refused_at_the_start()
    {
        await FluentActions.Awaiting(() => PayoutSimulator.StartAsync(new PayoutSimulatorOptions { Port = Simulator.Address.Port }))
            .Should().ThrowAsync<IOException>();
    }

    [Theory]
    [InlineData("--help", 0)]
    [InlineData("--prot", 2)]
    [InlineData("--port", 2)]
    [InlineData("--port=65536", 2)]
    [InlineData("--port=-1", 2)]
    public void The_command_line_explains_itself(string argument, int exitCode)
    {
        MethodInfo main = typeof(PayoutSimulator).Assembly.EntryPoint!;

        main.Invoke(null, [argument.Split('=')]).Should().Be(exitCode);
    }

    private async Task<JsonNode> ControlAsync(string path)
    {
        using HttpClient http = new();
        return JsonNode.Parse(await http.GetStringAsync(new Uri(Simulator.Address, "_simulator/" + path)))!;
    }
}
