using System.Net;

namespace Payouts.Simulator.Tests.Monime;

public sealed class IdempotencyTests : SimulatorTest
{
    [Fact]
    public async Task The_same_request_with_the_same_key_gets_the_first_bytes_back_and_executes_once()
    {
        MonimeReply first = await Monime.CreateAsync(key: "key");
        Clock.Advance(ToFinal);
        MonimeReply again = await Monime.CreateAsync(key: "key");

        again.Text.Should().Be(first.Text);
        again.Headers["Monime-Cache"].Should().Be("irc");
        first.Headers.Should().NotContainKey("Monime-Cache");
        Simulator.Ledger.Entries.Should().ContainSingle();
    }

    [Fact]
    public async Task Another_body_with_the_same_key_is_a_conflict()
    {
        await Monime.CreateAsync(key: "key");

        MonimeReply other = await Monime.CreateAsync(MonimeApi.Body(value: 15_001), "key");

        other.Status.Should().Be(HttpStatusCode.Conflict);
        other.Reason.Should().Be("idempotency_key_in_use");
        other.ShouldHaveShapeOf("v1/error-409-idempotency");
        Simulator.Ledger.Entries.Should().ContainSingle();
    }

    [Fact]
    public async Task The_same_JSON_in_other_bytes_is_a_conflict()
    {
        await Monime.CreateAsync(key: "key");

        MonimeReply other = await Monime.CreateAsync(MonimeApi.Body() + " ", "key");

        other.Status.Should().Be(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Another_path_with_the_same_key_is_a_conflict()
    {
        await Monime.CreateAsync(key: "key");

        MonimeReply other = await Monime.CreateAsync(MonimeApi.Body(), "key", "payouts");

        other.Status.Should().Be(HttpStatusCode.Conflict);
        other.ShouldHaveShapeOf("2024-08-01/error-409-idempotency");
    }

    [Fact]
    public async Task The_same_key_in_another_space_is_another_payout()
    {
        await Monime.CreateAsync(key: "key", spaceId: "spc-a");
        await Monime.CreateAsync(key: "key", spaceId: "spc-b");

        Simulator.Ledger.Entries.Select(entry => entry.Tenant).Should().Equal("spc-a", "spc-b");
    }

    [Fact]
    public async Task A_refusal_is_not_kept_and_leaves_the_key_free()
    {
        MonimeReply refused = await Monime.CreateAsync(MonimeApi.Body(value: 0), "key");
        MonimeReply accepted = await Monime.CreateAsync(key: "key");

        refused.Status.Should().Be(HttpStatusCode.BadRequest);
        accepted.Status.Should().Be(HttpStatusCode.OK);
        accepted.Headers.Should().NotContainKey("Monime-Cache");
    }

    [Fact]
    public async Task Just_before_24_hours_the_key_still_replays()
    {
        await Monime.CreateAsync(key: "key");
        Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromTicks(1));

        await Monime.CreateAsync(key: "key");

        Simulator.Ledger.Entries.Should().ContainSingle();
    }

    [Fact]
    public async Task After_24_hours_the_same_request_pays_a_second_time()
    {
        MonimeReply first = await Monime.CreateAsync(key: "key");
        Clock.Advance(TimeSpan.FromHours(24));

        MonimeReply again = await Monime.CreateAsync(key: "key");

        again.Id.Should().NotBe(first.Id);
        Simulator.Ledger.CommittedCount.Should().Be(2);
    }

    [Fact]
    public async Task Of_50_concurrent_requests_with_one_key_one_executes_and_49_are_replays()
    {
        MonimeReply[] replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Monime.CreateAsync(key: "key")));

        replies.Select(reply => reply.Text).Distinct(StringComparer.Ordinal).Should().ContainSingle();
        replies.Count(reply => reply.Headers.ContainsKey("Monime-Cache")).Should().Be(49);
        Simulator.Ledger.Entries.Should().ContainSingle();
    }

    [Fact]
    public async Task A_window_without_end_never_frees_a_key()
    {
        PayoutSimulatorOptions options = new() { TimeProvider = Clock };
        options.For<Payouts.Simulator.Monime.MonimeSimulatorOptions>().IdempotencyWindow = Timeout.InfiniteTimeSpan;
        await using PayoutSimulator simulator = await PayoutSimulator.StartAsync(options);
        using MonimeApi monime = new(simulator.AddressOf("monime"));
        await monime.CreateAsync(key: "key");
        Clock.Advance(TimeSpan.FromDays(365));

        await monime.CreateAsync(key: "key");

        simulator.Ledger.Entries.Should().ContainSingle();
    }
}
