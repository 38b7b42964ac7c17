using Payouts.Providers;
using Payouts.Sending;
using Payouts.Testing;
using Payouts.Tests.Support;

namespace Payouts.Tests.Sending;

/// <summary>Limits, refusals for now and the breaker, end to end on a clock that stands still.</summary>
public sealed class PacingTests
{
    private readonly ManualClock _clock = new();

    [Theory]
    [InlineData("Retry-After: 7", 7)]
    [InlineData("Retry-After: Tue, 01 Jan 2030 00:00:07 GMT", 7)]
    [InlineData("X: y", 1)]
    public async Task Throttled_payout_is_sent_again_after_the_time_named(string header, int seconds)
    {
        await using var server = new RawServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            if (exchange.Number == 1) await exchange.AnswerAsync(429, "", "text/plain", header);
            else await exchange.AnswerAsync(201, Scripts.Paid);
        });
        await using PayoutsHost host = Host(new LoopbackSettings(server.Address) { Throttled = [429] });

        Task<PayResult> paying = host.PayAsync();
        await _clock.WaitForTimerAsync(TimeSpan.FromSeconds(seconds)).WaitAsync(Patience.Long);
        _clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
        int postsBefore = server.Posts.Count;
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        PayResult paid = await paying;

        postsBefore.Should().Be(1);
        paid.Returned!.Status.Should().Be(PayoutStatus.Pending);
        server.Posts.Should().HaveCount(2);
        server.Posts[1].Body.Should().Equal(server.Posts[0].Body);
        server.Posts[1].Header(LoopbackProvider.KeyHeader).Should().Be(server.Posts[0].Header(LoopbackProvider.KeyHeader));
    }

    [Theory]
    [InlineData("3600")]
    [InlineData("99999999999")]
    public async Task Throttled_for_longer_than_the_budget_is_not_executed(string retryAfter)
    {
        await using var server = new RawServer(Scripts.Answer(429, "", "text/plain", $"Retry-After: {retryAfter}"));
        await using PayoutsHost host = Host(new LoopbackSettings(server.Address) { Throttled = [429] });

        PayResult paid = await host.PayAsync().WaitAsync(Patience.Long);

        paid.ShouldBeNotExecuted(SendEvidence.Answered).Category.Should().Be(PayoutFailureCategory.RateLimited);
        server.Posts.Should().ContainSingle();
    }

    [Fact]
    public async Task Throttled_provider_is_left_alone_by_the_next_payouts_too_until_the_time_it_named()
    {
        await using var server = new RawServer(Scripts.Answer(429, "", "text/plain", "Retry-After: 600"));
        await using PayoutsHost host = Host(new LoopbackSettings(server.Address) { Throttled = [429], IsKeyed = false });
        PayoutNotExecutedException first = (await host.PayAsync("first")).ShouldBeNotExecuted(SendEvidence.Answered);
        server.Script = Scripts.Accept;

        PayResult second = await host.PayAsync("second");
        _clock.Advance(TimeSpan.FromSeconds(600));
        PayResult third = await host.PayAsync("second");

        first.RetryAfter.Should().Be(TimeSpan.FromSeconds(600));
        first.Message.Should().Contain("Wait 600 seconds");
        second.Error.Should().BeOfType<PayoutNotExecutedException>().Which.RetryAfter.Should().Be(TimeSpan.FromSeconds(600));
        third.Returned!.Status.Should().Be(PayoutStatus.Pending);
        server.Posts.Should().HaveCount(2);
    }

    [Fact]
    public async Task Payout_after_a_throttled_one_waits_in_the_queue_rather_than_be_refused_by_the_provider()
    {
        await using var server = new RawServer(Scripts.Answer(429, "", "text/plain", "Retry-After: 30"));
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address) { Throttled = [429], IsKeyed = false }, new HostSetup { Clock = _clock });
        await host.PayAsync("first");
        server.Script = Scripts.Accept;

        Task<PayResult> second = host.PayAsync("second");
        await _clock.WaitForTimerAsync(TimeSpan.FromSeconds(30)).WaitAsync(Patience.Long);
        _clock.Advance(TimeSpan.FromSeconds(30) - TimeSpan.FromMilliseconds(1));
        int postsBefore = server.Posts.Count;
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        (await second).Returned!.Status.Should().Be(PayoutStatus.Pending);
        postsBefore.Should().Be(1);
    }

    [Fact]
    public async Task Repeat_of_an_unknown_payout_that_is_throttled_holds_the_next_payouts_too()
    {
        await using var server = new RawServer(Scripts.Answer(500));
        await using PayoutsHost host = Host(new LoopbackSettings(server.Address) { Throttled = [429] });
        await host.PayAsync("unknown");
        server.Script = Scripts.Answer(429, "", "text/plain", "Retry-After: 600");
        _clock.Advance(TimeSpan.FromMinutes(2));
        await host.Client.RefreshAsync("unknown");

        PayResult next = await host.PayAsync("next");

        next.Error.Should().BeOfType<PayoutNotExecutedException>().Which.RetryAfter.Should().Be(TimeSpan.FromSeconds(600));
        server.Posts.Should().HaveCount(2);
    }

    [Fact]
    public async Task Create_that_waits_for_its_turn_waits_on_when_the_provider_throttles_meanwhile()
    {
        var pacing = new AccountPacing([new RateLimit(RateLimitScope.Create, 1, TimeSpan.FromSeconds(10))], _clock);
        pacing.TryCreateNow(out _).Should().BeTrue();
        Task<bool> waiting = pacing.TryCreateAsync(TimeSpan.FromMinutes(1), CancellationToken.None).AsTask();
        pacing.BlockCreates(TimeSpan.FromSeconds(25.0005));

        await Task.Run(() => _clock.Advance(TimeSpan.FromSeconds(25)));
        bool isThroughEarly = waiting.IsCompleted;
        await _clock.WaitForTimerAsync(TimeSpan.FromMilliseconds(1)).WaitAsync(Patience.Long);
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        isThroughEarly.Should().BeFalse();
        (await waiting.WaitAsync(Patience.Long)).Should().BeTrue();
    }

    [Fact]
    public async Task Create_for_which_the_throttled_time_and_the_turn_together_leave_no_time_is_refused()
    {
        var pacing = new AccountPacing([new RateLimit(RateLimitScope.Create, 1, TimeSpan.FromSeconds(60))], _clock);
        pacing.TryCreateNow(out _).Should().BeTrue();
        pacing.BlockCreates(TimeSpan.FromSeconds(30));
        Task<bool> waiting = pacing.TryCreateAsync(TimeSpan.FromSeconds(40), CancellationToken.None).AsTask();

        _clock.Advance(TimeSpan.FromSeconds(30));

        (await waiting.WaitAsync(Patience.Long)).Should().BeFalse("thirty seconds have been waited, and thirty more are wanted");
    }

    [Fact]
    public async Task Shorter_refusal_does_not_end_a_longer_one()
    {
        var pacing = new AccountPacing([], _clock);
        pacing.BlockCreates(TimeSpan.FromSeconds(30));
        pacing.BlockCreates(TimeSpan.FromSeconds(1));
        _clock.Advance(TimeSpan.FromSeconds(29));

        pacing.TryCreateNow(out _).Should().BeFalse();
        (await pacing.TryReadAsync(TimeSpan.Zero, CancellationToken.None)).Should().BeTrue("reads are not held");
        _clock.Advance(TimeSpan.FromSeconds(1));

        pacing.TryCreateNow(out _).Should().BeTrue();
    }

    [Fact]
    public async Task Create_permit_is_given_back_where_the_caller_goes_while_it_waits_for_the_limit_of_the_account()
    {
        var pacing = new AccountPacing(
            [new RateLimit(RateLimitScope.Create, 1, TimeSpan.FromMinutes(10)), new RateLimit(RateLimitScope.Account, 1, TimeSpan.FromSeconds(30))], _clock);
        (await pacing.TryReadAsync(TimeSpan.Zero, CancellationToken.None)).Should().BeTrue();
        using var leaving = new CancellationTokenSource();
        Task<bool> waiting = pacing.TryCreateAsync(TimeSpan.FromMinutes(1), leaving.Token).AsTask();

        await leaving.CancelAsync();
        await FluentActions.Awaiting(() => waiting).Should().ThrowAsync<OperationCanceledException>();
        _clock.Advance(TimeSpan.FromSeconds(30));

        pacing.TryCreateNow(out _).Should().BeTrue();
    }

    [Fact]
    public async Task Create_permit_is_given_back_where_the_limit_of_the_account_refuses()
    {
        var pacing = new AccountPacing(
            [new RateLimit(RateLimitScope.Create, 1, TimeSpan.FromMinutes(10)), new RateLimit(RateLimitScope.Account, 1, TimeSpan.FromSeconds(30))], _clock);
        (await pacing.TryReadAsync(TimeSpan.Zero, CancellationToken.None)).Should().BeTrue();

        (await pacing.TryCreateAsync(TimeSpan.Zero, CancellationToken.None)).Should().BeFalse();
        _clock.Advance(TimeSpan.FromSeconds(30));

        (await pacing.TryCreateAsync(TimeSpan.Zero, CancellationToken.None)).Should().BeTrue("the refused create took nothing of the ten minutes");
    }

    [Fact]
    public async Task Payout_over_the_rate_limit_waits_for_its_turn()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using PayoutsHost host = Host(Limited(server));
        await host.PayAsync("first");

        Task<PayResult> second = host.PayAsync("second", 1);
        await _clock.WaitForTimerAsync(TimeSpan.FromSeconds(10)).WaitAsync(Patience.Long);
        int postsBefore = server.Posts.Count;
        server.Script = Scripts.Answer(201, """{"id":"po_2","status":"pending"}""");
        _clock.Advance(TimeSpan.FromSeconds(10));

        (await second).Returned!.Status.Should().Be(PayoutStatus.Pending);
        postsBefore.Should().Be(1);
    }

    [Fact]
    public async Task Payout_for_which_the_rate_limit_leaves_no_time_is_not_sent()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using var host = new PayoutsHost(Limited(server), new HostSetup { Clock = _clock, RateLimitQueue = TimeSpan.FromSeconds(9) });
        await host.PayAsync("first");

        PayResult second = await host.PayAsync("second");

        PayoutNotExecutedException error = second.Error.Should().BeOfType<PayoutNotExecutedException>().Subject;
        error.Category.Should().Be(PayoutFailureCategory.RateLimited);
        error.RetryAfter.Should().Be(TimeSpan.FromSeconds(10));
        error.Message.Should().Contain("Wait 10 seconds");
        second.Status.Should().Be(PayoutStatus.Created);
        server.Posts.Should().ContainSingle();
    }

    [Fact]
    public async Task Breaker_opens_after_many_faults_sends_nothing_and_closes_again()
    {
        await using var server = new RawServer(Scripts.Answer(503));
        await using PayoutsHost host = Host(new LoopbackSettings(server.Address));
        for (int number = 0; number < 20; number++) await host.PayAsync($"refund-{number}");
        server.Script = Scripts.Accept;

        PayResult held = await host.PayAsync();
        int postsThen = server.Posts.Count;
        _clock.Advance(TimeSpan.FromSeconds(16));
        PayResult again = await host.PayAsync();

        held.ShouldBeNotExecuted(SendEvidence.NotSent).Category.Should().Be(PayoutFailureCategory.Local);
        postsThen.Should().Be(20);
        again.Returned!.Status.Should().Be(PayoutStatus.Pending);
        server.Posts.Should().HaveCount(21);
    }

    private static LoopbackSettings Limited(RawServer server) =>
        new(server.Address) { RateLimits = [new RateLimit(RateLimitScope.Create, 1, TimeSpan.FromSeconds(10))] };

    private PayoutsHost Host(LoopbackSettings settings) => new(settings, new HostSetup { Clock = _clock, MaxAttempts = 3 });
}
