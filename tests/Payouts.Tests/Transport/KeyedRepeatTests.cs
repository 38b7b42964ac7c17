using Payouts.Journal;
using Payouts.Providers;
using Payouts.Testing;
using Payouts.Tests.Support;

namespace Payouts.Tests.Transport;

/// <summary>What becomes of an unknown payout when its caller calls again: wait, search, then the same bytes under the same key, inside the window only.</summary>
public sealed class KeyedRepeatTests
{
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(35);

    private readonly ManualClock _clock = new();

    [Fact]
    public async Task Before_the_attempt_is_settled_nothing_is_asked_or_sent()
    {
        await using RawServer server = Failing();
        await using PayoutsHost host = Host(Keyed(server));
        await host.PayAsync();

        _clock.Advance(Settled - TimeSpan.FromTicks(1));
        PayResult again = await host.PayAsync();

        again.Returned!.Status.Should().Be(PayoutStatus.Unknown);
        again.Returned.NextStep.Kind.Should().Be(NextStepKind.Resolve);
        server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task After_a_search_in_vain_the_same_bytes_go_under_the_same_key()
    {
        await using RawServer server = Failing();
        await using PayoutsHost host = Host(Keyed(server));
        await host.PayAsync();
        server.Script = Scripts.Accept;

        _clock.Advance(Settled);
        PayResult again = await host.PayAsync();

        again.Returned!.Status.Should().Be(PayoutStatus.Pending);
        server.Requests.Select(static request => request.RequestLine.Split(' ')[0]).Should().Equal("POST", "GET", "POST");
        RawExchange first = server.Posts[0];
        RawExchange repeat = server.Posts[1];
        repeat.Body.Should().Equal(first.Body);
        repeat.Header(LoopbackProvider.KeyHeader).Should().Be(first.Header(LoopbackProvider.KeyHeader)).And.NotBeNull();
    }

    [Fact]
    public async Task Payout_found_by_its_handle_is_not_repeated()
    {
        await using RawServer server = Failing();
        await using PayoutsHost host = Host(Keyed(server));
        await host.PayAsync();
        server.Script = Found(1_000);

        _clock.Advance(Settled);
        PayResult again = await host.PayAsync();

        again.Returned!.Status.Should().Be(PayoutStatus.Succeeded);
        again.Returned.ProviderId.Should().Be("po_9");
        server.Posts.Should().ContainSingle();
    }

    [Fact]
    public async Task Payout_found_with_another_amount_is_neither_bound_nor_repeated()
    {
        await using RawServer server = Failing();
        await using PayoutsHost host = Host(Keyed(server));
        await host.PayAsync();
        server.Script = Found(999);

        _clock.Advance(Settled);
        PayResult again = await host.PayAsync();
        PayResult third = await host.PayAsync();

        again.Returned!.Status.Should().Be(PayoutStatus.Unknown);
        third.Returned!.ProviderId.Should().BeNull();
        server.Posts.Should().ContainSingle("the search did find something");
    }

    [Fact]
    public async Task Search_that_fails_proves_nothing_and_nothing_is_repeated()
    {
        await using RawServer server = Failing();
        await using PayoutsHost host = Host(Keyed(server));
        await host.PayAsync();
        server.Script = Scripts.Answer(403);

        _clock.Advance(Settled);
        PayResult again = await host.PayAsync();

        again.Returned!.Status.Should().Be(PayoutStatus.Unknown);
        server.Posts.Should().ContainSingle();
    }

    [Theory]
    [InlineData(400, """{"error":"amount_invalid"}""")]
    [InlineData(422, """{"error":"amount_invalid"}""")]
    [InlineData(401, "")]
    [InlineData(404, "")]
    [InlineData(409, """{"error":"key_in_use"}""")]
    [InlineData(429, "")]
    [InlineData(500, "")]
    public async Task Repeat_that_is_refused_leaves_the_payout_unknown(int status, string body)
    {
        await using RawServer server = Failing();
        await using PayoutsHost host = Host(Keyed(server) with { Throttled = [429] });
        await host.PayAsync();
        server.Script = async exchange =>
        {
            await exchange.ReadBodyAsync();
            await exchange.AnswerAsync(exchange.IsPost ? status : 200, exchange.IsPost ? body : "[]");
        };

        _clock.Advance(Settled);
        PayResult again = await host.PayAsync();

        again.Returned!.Status.Should().Be(PayoutStatus.Unknown, "a refusal now proves nothing about the first attempt");
        server.Posts.Should().HaveCount(2);
    }

    [Fact]
    public async Task After_the_window_the_payout_is_searched_for_and_never_repeated()
    {
        await using RawServer server = Failing();
        await using PayoutsHost host = Host(Keyed(server));
        await host.PayAsync();
        server.Script = Scripts.Accept;

        _clock.Advance(TimeSpan.FromHours(23));
        PayResult again = await host.PayAsync();

        again.Returned!.Status.Should().Be(PayoutStatus.Unknown);
        again.Returned.NextStep.Kind.Should().Be(NextStepKind.AskPerson);
        server.Posts.Should().ContainSingle();
        server.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task Repeat_whose_turn_in_the_rate_limit_comes_after_the_window_is_not_sent()
    {
        await using RawServer server = Failing();
        var settings = new LoopbackSettings(server.Address)
        {
            Window = TimeSpan.FromMinutes(10),
            RateLimits = [new RateLimit(RateLimitScope.Create, 1, TimeSpan.FromMinutes(30))],
        };
        await using var host = new PayoutsHost(settings, new HostSetup { Clock = _clock, RateLimitQueue = TimeSpan.FromHours(1) });
        await host.PayAsync();
        server.Script = Scripts.Accept;
        _clock.Advance(Settled);

        Task<PayResult> again = host.PayAsync();
        await _clock.WaitForTimerAsync(TimeSpan.FromMinutes(30)).WaitAsync(Patience.Long);
        _clock.Advance(TimeSpan.FromMinutes(30));

        (await again).Returned!.Status.Should().Be(PayoutStatus.Unknown);
        server.Posts.Should().ContainSingle();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Provider_without_keys_never_gets_a_repeat(bool searchable)
    {
        await using RawServer server = Failing();
        await using PayoutsHost host = Host(new LoopbackSettings(server.Address) { IsKeyed = false, IsSearchable = searchable });
        await host.PayAsync();
        server.Script = Scripts.Accept;

        foreach (TimeSpan later in new[] { Settled, TimeSpan.FromHours(1), TimeSpan.FromDays(30) })
        {
            _clock.Advance(later);
            (await host.PayAsync()).Returned!.Status.Should().Be(PayoutStatus.Unknown);
        }

        server.Posts.Should().ContainSingle();
    }

    [Fact]
    public async Task Provider_whose_search_is_not_among_its_capabilities_is_not_searched()
    {
        await using RawServer server = Failing();
        await using PayoutsHost host = Host(new LoopbackSettings(server.Address) { IsKeyed = false, IsSearchable = true, IsSearchOffered = false });
        await host.PayAsync();
        server.Script = Found(1_000);

        _clock.Advance(Settled);
        Payout refreshed = await host.Client.RefreshAsync("refund-4711");

        (refreshed.Status, refreshed.NextStep.Kind).Should().Be((PayoutStatus.Unknown, NextStepKind.AskPerson));
        server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Sender_that_died_leaves_the_payout_unknown_and_its_late_answer_counts()
    {
        var answer = new TaskCompletionSource();
        var journal = new InMemoryPayoutJournal(_clock);
        await using var server = new RawServer(Scripts.AcceptAfter(answer.Task));
        var settings = new LoopbackSettings(server.Address) { IsKeyed = false };

        // Its own clock stands still, as if the process did.
        await using var dead = new PayoutsHost(settings, new HostSetup { Journal = journal, Clock = new ManualClock() });
        await using var alive = new PayoutsHost(settings, new HostSetup { Journal = journal, Clock = _clock });
        Task<PayResult> lost = dead.PayAsync();
        await server.WaitForBodiesAsync(1);

        _clock.Advance(TimeSpan.FromMinutes(2));
        PayResult meanwhile = await alive.PayAsync();
        answer.SetResult();
        await lost;
        PayResult later = await alive.PayAsync();

        meanwhile.Returned!.Status.Should().Be(PayoutStatus.Unknown);
        later.Returned!.Status.Should().Be(PayoutStatus.Pending);
        server.Posts.Should().ContainSingle();
    }

    [Fact]
    public async Task Caller_who_joins_a_refresh_that_fails_is_not_given_its_exception()
    {
        var answer = new TaskCompletionSource();
        await using RawServer server = Failing();
        await using PayoutsHost host = Host(Keyed(server));
        await host.PayAsync();
        _clock.Advance(Settled);
        server.Script = async exchange =>
        {
            await answer.Task;
            await exchange.AnswerAsync(403, "");
        };
        Task<Payout> refreshing = host.Client.RefreshAsync("refund-4711");
        Task<PayResult> creating = host.PayAsync();

        answer.SetResult();

        await FluentActions.Awaiting(() => refreshing).Should().ThrowAsync<PayoutProviderException>();
        (await creating).Returned!.Status.Should().Be(PayoutStatus.Unknown);
        server.Posts.Should().ContainSingle();
    }

    private static RawServer Failing() => new(Scripts.Answer(500));

    private static Func<RawExchange, Task> Found(int amount) => async exchange =>
    {
        string handle = exchange.RequestLine.Split("handle=")[1].Split(' ')[0];
        await exchange.AnswerAsync(200, $$"""[{"id":"po_9","status":"paid","amount":{{amount}},"handle":"{{handle}}"}]""");
    };

    private static LoopbackSettings Keyed(RawServer server) => new(server.Address) { IsSearchable = true };

    private PayoutsHost Host(LoopbackSettings settings) => new(settings, new HostSetup { Clock = _clock });
}
