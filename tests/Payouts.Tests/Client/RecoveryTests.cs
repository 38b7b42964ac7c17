using Microsoft.Extensions.DependencyInjection;
using Payouts.Journal;
using Payouts.Testing;
using Payouts.Tests.Support;

namespace Payouts.Tests.Client;

/// <summary>A process that starts on a journal in which another one has left attempts without an outcome.</summary>
public sealed class RecoveryTests
{
    private readonly ManualClock _clock = new();
    private readonly RecordingEventHandler _handler = new();

    [Fact]
    public async Task The_first_round_journals_them_as_unknown_and_resolves_them_with_their_key()
    {
        await using var server = new RawServer(Scripts.Accept);
        InMemoryPayoutJournal journal = await DieAsync(server, isKeyed: true);
        await using PayoutsHost host = Host(server, journal, isKeyed: true);
        _clock.Advance(TimeSpan.FromSeconds(36));

        for (int round = 0; round < 4; round++) await host.Get<IPayoutReconciler>().RunOnceAsync();

        Payout payout = (await host.Client.GetAsync("refund-4711"))!;
        payout.Status.Should().Be(PayoutStatus.Pending);
        payout.Timeline.Should().Contain(static entry => entry.Source == TimelineSource.Recovery && entry.To == PayoutStatus.Unknown);
        _handler.Told.Select(static happened => happened.Kind).Should().Equal(PayoutEventKind.Created, PayoutEventKind.BecameUnknown, PayoutEventKind.Resolved);
        server.Posts.Should().HaveCount(2);
        server.Posts.Select(static post => post.Header(LoopbackProvider.KeyHeader)).Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task Before_the_lease_has_run_out_nothing_is_done()
    {
        await using var server = new RawServer(Scripts.Accept);
        InMemoryPayoutJournal journal = await DieAsync(server, isKeyed: true);
        JournalRecord left = (await journal.FindAsync("refund-4711", CancellationToken.None))!;
        await using PayoutsHost host = Host(server, journal, isKeyed: true);

        ReconciliationRound round = await host.Get<IPayoutReconciler>().RunOnceAsync();

        left.Attempts.Should().ContainSingle().Which.Result.Should().BeNull();
        round.Looked.Should().Be(0);
        server.Posts.Should().ContainSingle();
    }

    [Fact]
    public async Task One_that_nothing_makes_safe_to_repeat_is_left_to_a_person()
    {
        await using var server = new RawServer(Scripts.Accept);
        InMemoryPayoutJournal journal = await DieAsync(server, isKeyed: false);
        await using PayoutsHost host = Host(server, journal, isKeyed: false);
        for (int minute = 0; minute < 60; minute++)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            await host.Get<IPayoutReconciler>().RunOnceAsync();
        }

        Payout payout = (await host.Client.GetAsync("refund-4711"))!;
        (payout.Status, payout.NextStep.Kind).Should().Be((PayoutStatus.Unknown, NextStepKind.AskPerson));
        _handler.Told.Select(static happened => happened.Kind).Should().Equal(PayoutEventKind.Created, PayoutEventKind.BecameUnknown);
        server.Posts.Should().ContainSingle();
    }

    // A sender that cannot write after the answer leaves the journal as one that was killed does.
    private async Task<InMemoryPayoutJournal> DieAsync(RawServer server, bool isKeyed)
    {
        var journal = new InMemoryPayoutJournal(_clock);
        var dying = new HookedJournal();
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address) { IsKeyed = isKeyed }, new HostSetup { Clock = _clock, Journal = dying.Wrap(journal) });
        dying.FailNextUpdates(1_000);
        await _clock.RunAsync(host.Client.CreateAsync(PayoutsHost.Request()));
        return journal;
    }

    private PayoutsHost Host(RawServer server, InMemoryPayoutJournal journal, bool isKeyed) => new(
        new LoopbackSettings(server.Address) { IsKeyed = isKeyed },
        new HostSetup { Clock = _clock, Journal = journal, Before = services => services.AddSingleton<IPayoutEventHandler>(_handler) });
}
