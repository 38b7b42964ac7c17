using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Payouts.Journal;
using Payouts.Providers;
using Payouts.Simulator;
using Payouts.Testing;
using Payouts.Tests.DependencyInjection;
using Payouts.Tests.Monime.Support;
using Payouts.Tests.Support;
using Payouts.Tracking;

namespace Payouts.Tests.Client;

/// <summary>The provider's list, compared with the journal.</summary>
public sealed class SweepTests
{
    private static readonly string Ours = CorrelationHandle.Derive("default", PayoutsHost.Account, "refund-4711").Token;

    private readonly ManualClock _clock = new();
    private readonly RecordingEventHandler _handler = new();

    [Fact]
    public async Task What_no_intent_explains_is_told_and_what_one_does_is_not()
    {
        await using var server = new RawServer(Scripts.Accept);
        using var logs = new RecordingLoggerProvider();
        await using PayoutsHost host = Host(server, logs: logs);
        await host.PayAsync();
        server.Script = List(Entry("po_1", "pending", Ours), """{"id":"po_8","status":"paid","amount":77123}""", Entry("po_9", "failed", "somebody-elses"));

        SweepReport report = await SweepAsync(host);

        (report.Listed, report.UnexplainedCount, report.Found, report.Duplicates).Should().Be((3, 2, 0, 0));
        report.Unexplained.Select(static line => (line.ProviderId, line.Status, line.Amount)).Should().Equal(
            ("po_8", PayoutStatus.Succeeded, Money.Of(77_123m, Currency.XOF)), ("po_9", PayoutStatus.Failed, Money.Of(1_000m, Currency.XOF)));
        logs.Entries.Should().ContainSingle(static entry => entry.Id == 35).Which.Message.Should().Contain("po_8, po_9").And.NotContain("77123");
    }

    [Fact]
    public async Task A_second_payout_of_one_intent_is_raised_once()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using PayoutsHost host = Host(server);
        await host.PayAsync();
        server.Script = List(Entry("po_1", "paid", Ours), Entry("po_2", "paid", Ours));

        SweepReport first = await SweepAsync(host);
        SweepReport second = await SweepAsync(host);

        (first.Duplicates, second.Duplicates, first.UnexplainedCount).Should().Be((1, 0, 0));
        (await ToldAsync(host)).Should().ContainSingle(static happened => happened.Kind == PayoutEventKind.DuplicateExecution);
        Payout payout = (await host.Client.GetAsync("refund-4711"))!;
        (payout.Status, payout.ProviderId).Should().Be((PayoutStatus.Succeeded, "po_1"));
    }

    [Fact]
    public async Task An_unknown_payout_that_shows_up_is_bound()
    {
        await using var server = new RawServer(Scripts.Answer(500));
        await using PayoutsHost host = Host(server);
        (await host.PayAsync()).Status.Should().Be(PayoutStatus.Unknown);
        server.Script = List(Entry("po_1", "paid", Ours));
        _clock.Advance(TimeSpan.FromSeconds(36));

        SweepReport report = await SweepAsync(host);

        (report.Found, report.UnexplainedCount).Should().Be((1, 0));
        Payout payout = (await host.Client.GetAsync("refund-4711"))!;
        (payout.Status, payout.ProviderId).Should().Be((PayoutStatus.Succeeded, "po_1"));
    }

    [Fact]
    public async Task A_payout_that_its_provider_had_refused_and_holds_all_the_same_is_a_contradiction()
    {
        await using var server = new RawServer(Scripts.Answer(400, """{"error":"refused"}"""));
        await using PayoutsHost host = Host(server);
        (await host.PayAsync()).Status.Should().Be(PayoutStatus.Failed);
        server.Script = List(Entry("po_1", "paid", Ours));

        await SweepAsync(host);

        (await host.Client.GetAsync("refund-4711"))!.Status.Should().Be(PayoutStatus.Succeeded);
        (await ToldAsync(host)).Should().ContainSingle(static happened => happened.Kind == PayoutEventKind.Contradiction);
    }

    [Fact]
    public async Task An_end_that_the_list_contradicts_is_read_again_and_told()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync();
        world.Simulator.Outcomes.Default = SimulatedOutcome.Reversed(TimeSpan.FromMinutes(10), "provider_unknown");
        await world.CreateAsync();
        world.Complete();
        (await world.RefreshAsync()).Status.Should().Be(PayoutStatus.Succeeded);
        world.Clock.Advance(TimeSpan.FromMinutes(11));

        SweepReport report = await world.RunAsync(((PayoutClient)world.Client).Reconciler.SweepAsync("monime"));

        report.Unread.Should().Be(0);
        (await world.Client.GetAsync("refund-4711"))!.Status.Should().Be(PayoutStatus.Reversed);
        (await world.TakeEventsAsync()).Should().ContainSingle(static happened => happened.From == PayoutStatus.Succeeded && happened.To == PayoutStatus.Reversed);
    }

    [Fact]
    public async Task Of_several_payouts_of_an_unknown_intent_the_first_one_listed_does_not_make_it_failed()
    {
        await using var server = new RawServer(Scripts.Answer(500));
        await using PayoutsHost host = Host(server);
        await host.PayAsync();
        server.Script = List(Entry("po_1", "failed", Ours), Entry("po_2", "paid", Ours));
        _clock.Advance(TimeSpan.FromSeconds(36));

        await SweepAsync(host);

        (await host.Client.GetAsync("refund-4711"))!.Status.Should().Be(PayoutStatus.Succeeded);
        (await ToldAsync(host)).Should().NotContain(static happened => happened.To == PayoutStatus.Failed)
            .And.ContainSingle(static happened => happened.Kind == PayoutEventKind.DuplicateExecution);
    }

    [Fact]
    public async Task A_payout_whose_sender_still_waits_for_the_answer_is_left_to_it()
    {
        await using var server = new RawServer(Scripts.Answer(500));
        await using PayoutsHost host = Host(server);
        await host.PayAsync();
        server.Script = List(Entry("po_1", "paid", Ours));

        SweepReport report = await SweepAsync(host);

        (report.Found, report.UnexplainedCount).Should().Be((0, 0));
        (await host.Client.GetAsync("refund-4711"))!.Status.Should().Be(PayoutStatus.Unknown);
    }

    [Fact]
    public async Task A_list_that_cannot_be_read_to_its_end_concludes_nothing()
    {
        await using var server = new RawServer(Scripts.Answer(500));
        await using PayoutsHost host = Host(server);
        await host.PayAsync();
        server.Script = List(Entry("po_1", "failed", Ours), "{}");
        _clock.Advance(TimeSpan.FromSeconds(36));

        Func<Task> sweep = () => SweepAsync(host);

        await sweep.Should().ThrowAsync<PayoutProviderException>();
        (await host.Client.GetAsync("refund-4711"))!.Status.Should().Be(PayoutStatus.Unknown);
    }

    [Fact]
    public async Task An_account_that_lists_nothing_or_is_not_registered_is_refused_by_name()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address), new HostSetup { Clock = _clock });
        IPayoutReconciler reconciler = host.Get<IPayoutReconciler>();

        Func<Task> unlisted = () => reconciler.SweepAsync(PayoutsHost.Account);
        Func<Task> unknown = () => reconciler.SweepAsync("nobody");

        (await unlisted.Should().ThrowAsync<PayoutStateException>()).WithMessage("*loopback*list*");
        (await unknown.Should().ThrowAsync<PayoutStateException>()).WithMessage("*nobody*");
    }

    [Fact]
    public async Task The_background_sweeps_once_in_the_interval_however_many_processes_there_are()
    {
        await using var server = new RawServer(List());
        var journal = new InMemoryPayoutJournal(_clock);
        await using PayoutsHost first = Host(server, journal);
        await using PayoutsHost second = Host(server, journal);
        var lists = new List<int>();
        for (int hour = 0; hour < 13; hour++)
        {
            foreach (PayoutsHost host in new[] { first, second }) await host.Get<PayoutSweep>().SweepDueAsync(CancellationToken.None);
            lists.Add(server.Requests.Count);
            _clock.Advance(TimeSpan.FromHours(1));
        }

        lists.Should().Equal(1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3);
    }

    [Fact]
    public async Task A_host_sweeps_at_its_start_and_a_sweep_that_failed_is_tried_again_before_the_next_interval()
    {
        await using var server = new RawServer(Scripts.Answer(403, "no"));
        var accounts = new Dictionary<string, LoopbackSettings>(StringComparer.Ordinal) { [PayoutsHost.Account] = new(server.Address) { IsListed = true, IsSearchable = true } };
        using var logs = new RecordingLoggerProvider();
        await using var host = new BackgroundHost(
            _clock, new InMemoryPayoutJournal(_clock), _handler, accounts, static background => background.SweepInterval = TimeSpan.FromMinutes(10), logs);
        await host.StartAsync();
        await logs.WaitForAsync(36).WaitAsync(Patience.Long);
        server.Script = List();

        await _clock.WaitForTimerAsync(TimeSpan.FromSeconds(100)).WaitAsync(Patience.Long);
        _clock.Advance(TimeSpan.FromSeconds(100));

        await server.WaitForRequestsAsync(2).WaitAsync(Patience.Long);
    }

    private static Task<SweepReport> SweepAsync(PayoutsHost host) => host.Get<IPayoutReconciler>().SweepAsync(PayoutsHost.Account);

    private static string Entry(string id, string status, string handle) => $$"""{"id":"{{id}}","status":"{{status}}","amount":1000,"handle":"{{handle}}"}""";

    // The list, and the page of each entry.
    private static Func<RawExchange, Task> List(params string[] entries) => async exchange =>
    {
        await exchange.ReadBodyAsync();
        string path = exchange.RequestLine.Split(' ')[1];
        string body = path == "/payouts" || path.Contains('?', StringComparison.Ordinal)
            ? $"[{string.Join(',', entries)}]"
            : Array.Find(entries, entry => entry.Contains($"\"{path.Split('/')[^1]}\"", StringComparison.Ordinal)) ?? "{}";
        await exchange.AnswerAsync(200, body);
    };

    private async Task<IReadOnlyList<PayoutEvent>> ToldAsync(PayoutsHost host)
    {
        // Events only: what is due would be looked at by a whole round.
        while (await host.Journal.TakeEventsAsync(100, TimeSpan.FromMinutes(1), CancellationToken.None) is { Count: > 0 } taken)
        {
            foreach (JournalEvent each in taken)
            {
                await _handler.HandleAsync(each.Event, CancellationToken.None);
                await host.Journal.FinishEventAsync(each, EventDisposition.Delivered, TimeSpan.Zero, CancellationToken.None);
            }
        }

        return _handler.Told;
    }

    private PayoutsHost Host(RawServer server, InMemoryPayoutJournal? journal = null, ILoggerProvider? logs = null) => new(
        new LoopbackSettings(server.Address) { IsListed = true, IsSearchable = true },
        new HostSetup
        {
            Clock = _clock,
            Journal = journal,
            Before = services =>
            {
                if (logs is not null) services.AddSingleton(logs);
            },
        });
}
