using Payouts.Journal;
using Payouts.Providers;
using Payouts.Sending;
using Payouts.Testing;
using Payouts.Tests.Support;
using Payouts.Tracking;

namespace Payouts.Tests.Transport;

/// <summary>An attempt without an outcome may be another sender's, alive or dead: nothing is sent beside it, and nothing is concluded over it.</summary>
public sealed class OpenAttemptTests
{
    private readonly ManualClock _clock = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Record_whose_latest_attempt_is_open_is_not_sent_even_when_its_lease_has_run_out(bool keyed)
    {
        await using var server = new RawServer(Scripts.Accept);
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address) { IsKeyed = keyed }, new HostSetup { Clock = _clock });
        var deadline = new AttemptDeadline(_clock, TimeSpan.FromSeconds(30));
        JournalRecord open = Intents.Record(deadline) with { Claim = new JournalClaim("another process", 1, deadline.At, IsLive: false) };
        ProviderAccount account = host.Get<ProviderAccounts>().Get(PayoutsHost.Account);

        JournalRecord left = await host.Get<PayoutSender>().SendCreatedAsync(account, open, CancellationToken.None);

        left.Should().BeSameAs(open);
        server.Bodies.Should().Be(0);
    }

    [Fact]
    public void Refusal_of_one_attempt_beside_an_open_one_is_unknown_and_not_failed()
    {
        JournalRecord record = Two(AttemptResult.Declined, second: null);

        StatusRules.Compute(record).Should().Be(PayoutStatus.Unknown);
    }

    [Theory]
    [InlineData(AttemptResult.NotSent, PayoutStatus.Failed)]
    [InlineData(AttemptResult.NotExecuted, PayoutStatus.Failed)]
    [InlineData(AttemptResult.MayHaveExecuted, PayoutStatus.Unknown)]
    public void Refusal_counts_once_no_attempt_is_open_and_none_may_have_executed(AttemptResult other, PayoutStatus status) =>
        StatusRules.Compute(Two(AttemptResult.Declined, other)).Should().Be(status);

    [Fact]
    public async Task Search_during_which_the_payout_changed_allows_no_repeat()
    {
        var journal = new InMemoryPayoutJournal(_clock);
        await using var server = new RawServer(Scripts.Answer(500));
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address) { IsSearchable = true }, new HostSetup { Clock = _clock, Journal = journal });
        await host.PayAsync();
        _clock.Advance(TimeSpan.FromSeconds(36));
        server.Script = async exchange =>
        {
            // Another resolver, between this search's beginning and its end.
            JournalRecord record = (await journal.FindAsync("refund-4711", CancellationToken.None))!;
            await journal.UpdateAsync(new JournalWrite { Record = record }, CancellationToken.None);
            await exchange.AnswerAsync(200, "[]");
        };

        PayResult again = await host.PayAsync();

        again.Returned!.Status.Should().Be(PayoutStatus.Unknown);
        server.Posts.Should().ContainSingle();
    }

    [Fact]
    public async Task Sends_that_wait_for_their_turn_are_given_up_at_shutdown()
    {
        await using var server = new RawServer(Scripts.Accept);
        var settings = new LoopbackSettings(server.Address) { RateLimits = [new RateLimit(RateLimitScope.Create, 1, TimeSpan.FromMinutes(4))] };
        var host = new PayoutsHost(settings, new HostSetup { Clock = _clock });
        await host.PayAsync("first");
        Task<Payout> second = host.Client.CreateAsync(PayoutsHost.Request("second"));
        await _clock.WaitForTimerAsync(TimeSpan.FromMinutes(4)).WaitAsync(Patience.Long);

        await host.DisposeAsync();

        await FluentActions.Awaiting(() => second).Should().ThrowAsync<OperationCanceledException>();
        server.Bodies.Should().Be(1);
    }

    private JournalRecord Two(AttemptResult first, AttemptResult? second)
    {
        JournalRecord record = Intents.Record(new AttemptDeadline(_clock, TimeSpan.FromSeconds(30)));
        return record with { Attempts = [record.Attempts[0] with { Result = first }, record.Attempts[0] with { Number = 2, Result = second }] };
    }
}
