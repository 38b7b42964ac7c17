using Microsoft.Extensions.DependencyInjection;
using Payouts.Journal;
using Payouts.Testing;
using Payouts.Tests.Support;

namespace Payouts.Tests.Client;

/// <summary>The background work without a host: what is due is looked at, by one of all who share the journal, and what happened is told.</summary>
public sealed class ReconcilerTests
{
    private readonly ManualClock _clock = new();
    private readonly RecordingEventHandler _handler = new();

    [Fact]
    public async Task A_pending_payout_is_brought_to_its_end()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using PayoutsHost host = Host(server);
        await host.PayAsync();
        server.Script = Scripts.Answer(200, """{"id":"po_1","status":"paid"}""");
        _clock.Advance(TimeSpan.FromMinutes(1));

        ReconciliationRound round = await RunAsync(host);

        (round.Looked, round.Changed, round.Failed).Should().Be((1, 1, 0));
        (await host.Client.GetAsync("refund-4711"))!.Status.Should().Be(PayoutStatus.Succeeded);
    }

    [Fact]
    public async Task A_payout_that_did_not_change_is_left_alone_for_longer_and_longer()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using PayoutsHost host = Host(server);
        await host.PayAsync();
        server.Script = Scripts.Answer(200, Scripts.Paid);
        int reads = 0;
        for (int minute = 0; minute < 24 * 60; minute++)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            reads += (await RunAsync(host)).Looked;
        }

        reads.Should().BeInRange(90, 130, "at first each minute, in the end every quarter of an hour");
    }

    [Fact]
    public async Task A_provider_that_is_down_changes_nothing_and_others_are_looked_at()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using PayoutsHost host = Host(server);
        await host.PayAsync();
        server.Script = Scripts.Answer(500);
        _clock.Advance(TimeSpan.FromMinutes(1));

        Task<ReconciliationRound> running = RunAsync(host);
        while (!running.IsCompleted)
        {
            await Task.WhenAny(running, _clock.WaitForTimerAsync(TimeSpan.FromSeconds(10)));
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        (await running).Failed.Should().Be(1);
        (await host.Client.GetAsync("refund-4711"))!.Status.Should().Be(PayoutStatus.Pending);
    }

    [Fact]
    public async Task Two_that_share_a_journal_never_look_at_one_payout_at_once()
    {
        int accepted = 0;
        await using var server = new RawServer(exchange => Scripts.Answer(201, $$"""{"id":"po_{{Interlocked.Increment(ref accepted)}}","status":"pending"}""")(exchange));
        var journal = new InMemoryPayoutJournal(_clock);
        await using PayoutsHost first = Host(server, journal);
        await using PayoutsHost second = Host(server, journal);
        for (int number = 0; number < 40; number++) await first.PayAsync($"refund-{number}");
        server.Script = Scripts.Answer(200, """{"id":"po_1","status":"pending"}""");
        _clock.Advance(TimeSpan.FromMinutes(1));

        ReconciliationRound[] rounds = await Task.WhenAll(RunAsync(first), RunAsync(second));

        rounds.Sum(static round => round.Looked).Should().Be(40);
    }

    [Fact]
    public async Task What_a_dead_sender_left_is_resolved_with_its_key()
    {
        await using var server = new RawServer(Scripts.Silence);
        var journal = new InMemoryPayoutJournal(_clock);
        await using (PayoutsHost dying = Host(server, journal))
        {
            using var impatient = new CancellationTokenSource();
            Task<PayResult> paying = dying.PayAsync(cancellationToken: impatient.Token);
            await server.WaitForRequestsAsync(1);
            await impatient.CancelAsync();
            (await paying).Error.Should().BeAssignableTo<OperationCanceledException>();
            server.Script = Scripts.Accept;
            await using PayoutsHost living = Host(server, journal);
            _clock.Advance(TimeSpan.FromMinutes(1));

            await RunAsync(living);
            Payout payout = (await living.Client.GetAsync("refund-4711"))!;

            payout.Status.Should().Be(PayoutStatus.Pending);
            server.Posts.Should().HaveCount(2);
        }
    }

    [Fact]
    public async Task Every_change_is_told_once_and_in_order()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using PayoutsHost host = Host(server);
        await host.PayAsync();
        server.Script = Scripts.Answer(200, """{"id":"po_1","status":"paid"}""");
        _clock.Advance(TimeSpan.FromMinutes(1));

        for (int round = 0; round < 5; round++) await RunAsync(host);

        _handler.Told.Select(static happened => (happened.Kind, happened.To)).Should().Equal(
            (PayoutEventKind.Created, PayoutStatus.Created), (PayoutEventKind.StatusChanged, PayoutStatus.Pending), (PayoutEventKind.StatusChanged, PayoutStatus.Succeeded));
    }

    [Fact]
    public async Task Events_wait_for_a_process_that_has_a_handler()
    {
        await using var server = new RawServer(Scripts.Accept);
        var journal = new InMemoryPayoutJournal(_clock);
        await using var mute = new PayoutsHost(new LoopbackSettings(server.Address), new HostSetup { Clock = _clock, Journal = journal });
        await using PayoutsHost hearing = Host(server, journal);
        await mute.PayAsync();

        for (int round = 0; round < 3; round++) await RunAsync(mute);
        for (int round = 0; round < 3; round++) await RunAsync(hearing);

        _handler.Told.Select(static happened => happened.Kind).Should().Equal(PayoutEventKind.Created, PayoutEventKind.StatusChanged);
    }

    [Fact]
    public async Task A_handler_that_throws_is_told_again_later_and_holds_up_its_own_payout_only()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using PayoutsHost host = Host(server);
        await host.PayAsync("bad");
        server.Script = Scripts.Answer(201, """{"id":"po_2","status":"pending"}""");
        await host.PayAsync("good");
        _handler.Refuses = static happened => happened.Reference == "bad" && happened.Kind == PayoutEventKind.Created;

        for (int round = 0; round < 4; round++) await RunAsync(host);
        string[] whileRefused = [.. _handler.Told.Select(static happened => happened.Reference)];
        _handler.Refuses = static _ => false;
        _clock.Advance(TimeSpan.FromMinutes(15));
        for (int round = 0; round < 4; round++) await RunAsync(host);

        whileRefused.Should().Equal("good", "good");
        _handler.Told.Where(static happened => happened.Reference == "bad").Select(static happened => happened.To).Should().StartWith(new[] { PayoutStatus.Created, PayoutStatus.Pending });
    }

    [Fact]
    public async Task An_event_that_is_refused_too_often_is_put_aside_and_later_ones_go_on()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using PayoutsHost host = Host(server);
        await host.PayAsync();
        _handler.Refuses = static happened => happened.Kind == PayoutEventKind.Created;

        for (int round = 0; round < 40; round++)
        {
            await RunAsync(host);
            _clock.Advance(TimeSpan.FromMinutes(15));
        }

        _handler.Refused.Should().Be(12);
        _handler.Told.Should().Contain(static happened => happened.To == PayoutStatus.Pending);
    }

    [Fact]
    public async Task What_is_not_settled_is_counted_and_summed()
    {
        await using var server = new RawServer(Scripts.Answer(500));
        await using PayoutsHost host = Host(server, isKeyed: false);
        await host.PayAsync("unknown-1", 1_000m);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await host.PayAsync("unknown-2", 500m);
        server.Script = Scripts.Accept;
        await host.PayAsync("pending", 300m);

        UnsettledReport report = await host.Get<IPayoutReconciler>().ReportAsync();

        report.Lines.Select(static line => (line.Status, line.Total, line.Count, line.ForPersons)).Should().Equal(
            (PayoutStatus.Pending, Money.Of(300m, Currency.XOF), 1, 0), (PayoutStatus.Unknown, Money.Of(1_500m, Currency.XOF), 2, 2));
        report.ForPersons.Should().Be(2);
    }

    [Fact]
    public async Task The_events_of_each_payout_are_told_in_order_while_many_are_told_side_by_side()
    {
        int accepted = 0;
        await using var server = new RawServer(exchange => Scripts.Answer(201, $$"""{"id":"po_{{Interlocked.Increment(ref accepted)}}","status":"pending"}""")(exchange));
        await using PayoutsHost host = Host(server);
        for (int number = 0; number < 40; number++) await host.PayAsync($"refund-{number}");
        server.Script = Scripts.Show("paid");
        _handler.Before = static async (_, _) => await Task.Yield();
        _handler.Refuses = static happened => happened.Reference.GetHashCode(StringComparison.Ordinal) % 7 == 0 && Random.Shared.Next(3) == 0;

        for (int minute = 0; minute < 60; minute++)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            await Task.WhenAll(RunAsync(host), RunAsync(host));
        }

        _handler.Told.GroupBy(static happened => happened.Reference).Should().HaveCount(40).And.OnlyContain(
            static told => told.Select(static happened => happened.To).SequenceEqual(new[] { PayoutStatus.Created, PayoutStatus.Pending, PayoutStatus.Succeeded }));
    }

    private static Task<ReconciliationRound> RunAsync(PayoutsHost host) => host.Get<IPayoutReconciler>().RunOnceAsync();

    private PayoutsHost Host(RawServer server, InMemoryPayoutJournal? journal = null, bool isKeyed = true) => new(
        new LoopbackSettings(server.Address) { IsKeyed = isKeyed },
        new HostSetup { Clock = _clock, Journal = journal, Before = services => services.AddSingleton<IPayoutEventHandler>(_handler) });
}
