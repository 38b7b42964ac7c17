using Microsoft.Extensions.DependencyInjection;
using Payouts.Journal;
using Payouts.Providers;
using Payouts.Testing;
using Payouts.Tests.Support;

namespace Payouts.Tests.Client;

/// <summary>Accounts share the background work: one whose provider is down, slow or unknown here does not keep others from their turn.</summary>
public sealed class FairnessTests
{
    private const string Other = "other";

    private readonly ManualClock _clock = new();
    private readonly RecordingEventHandler _handler = new();
    private int _ids;

    [Fact]
    public async Task An_account_that_fails_again_and_again_is_asked_more_and_more_rarely_until_it_answers()
    {
        await using var server = new RawServer(Accept);
        await using PayoutsHost host = Host(server);
        for (int number = 0; number < 20; number++) await host.PayAsync($"refund-{number}");
        server.Script = Scripts.Answer(500);
        _clock.Advance(TimeSpan.FromMinutes(1));

        ReconciliationRound first = await _clock.RunAsync(RunAsync(host));
        int failed = 0;
        for (DateTimeOffset end = _clock.UtcNow.AddHours(1); _clock.UtcNow < end; _clock.Advance(TimeSpan.FromSeconds(5))) failed += (await _clock.RunAsync(RunAsync(host))).Failed;
        server.Script = Scripts.Show("paid");
        int changed = 0;
        for (DateTimeOffset end = _clock.UtcNow.AddMinutes(12); _clock.UtcNow < end; _clock.Advance(TimeSpan.FromSeconds(5))) changed += (await _clock.RunAsync(RunAsync(host))).Changed;

        first.Postponed.Should().BeGreaterThan(0);
        (first.Failed + first.Postponed).Should().Be(20);
        failed.Should().BeInRange(8, 40, "20 payouts would have been asked about some 100 times and more");
        changed.Should().Be(20);
    }

    [Fact]
    public async Task Payouts_of_a_former_set_up_that_cannot_be_asked_about_make_no_account_rest()
    {
        await using var former = new RawServer(Accept);
        await using var server = new RawServer(Accept);
        var journal = new InMemoryPayoutJournal(_clock);
        await using (var before = new PayoutsHost(new LoopbackSettings(former.Address), new HostSetup { Clock = _clock, Journal = journal }))
        {
            for (int number = 0; number < 10; number++) await before.PayAsync($"former-{number}");
        }

        await using var host = new PayoutsHost(new LoopbackSettings(server.Address), new HostSetup { Clock = _clock, Journal = journal });
        await host.PayAsync("today");
        server.Script = Scripts.Show("paid");
        _clock.Advance(TimeSpan.FromMinutes(1));

        ReconciliationRound round = await RunAsync(host);

        (round.Failed, round.Changed, round.Postponed).Should().Be((10, 1, 0));
    }

    [Fact]
    public async Task Payouts_of_an_account_that_answers_are_looked_at_while_another_one_rests()
    {
        await using var down = new RawServer(Accept);
        await using var sound = new RawServer(Accept);
        await using PayoutsHost host = Host(down, (Other, sound));
        for (int number = 0; number < 20; number++) await PayAsync(host, $"down-{number}", PayoutsHost.Account);
        await PayAsync(host, "sound", Other);
        down.Script = Scripts.Answer(500);
        sound.Script = Scripts.Show("paid");
        _clock.Advance(TimeSpan.FromMinutes(1));

        ReconciliationRound round = await _clock.RunAsync(RunAsync(host));

        round.Changed.Should().Be(1);
        (await host.Client.GetAsync("sound"))!.Status.Should().Be(PayoutStatus.Succeeded);
    }

    [Fact]
    public async Task An_account_that_hangs_with_many_payouts_keeps_another_one_waiting_for_nothing()
    {
        await using var hanging = new RawServer(Accept);
        await using var sound = new RawServer(Accept);
        var journal = new InMemoryPayoutJournal(_clock);
        var accounts = new Dictionary<string, LoopbackSettings>(StringComparer.Ordinal) { [PayoutsHost.Account] = new(hanging.Address), [Other] = new(sound.Address) };
        await using var host = new BackgroundHost(_clock, journal, _handler, accounts, static background => background.BatchSize = 5);
        for (int number = 0; number < 30; number++) await host.PayAsync($"hangs-{number}");
        await host.PayAsync("sound", Other);
        hanging.Script = Scripts.Silence;
        sound.Script = Scripts.Show("paid");
        _clock.Advance(TimeSpan.FromMinutes(1));
        await host.StartAsync();

        // The clock stands still: not one of the questions that hang has come to its time-out.
        await sound.WaitForRequestsAsync(2).WaitAsync(Patience.Long);

        hanging.Requests.Count.Should().BeLessThanOrEqualTo(30 + 4, "one account has its part of the concurrency of 8 only");
    }

    [Fact]
    public async Task A_payout_of_an_account_that_is_not_registered_here_is_left_to_a_process_that_has_it()
    {
        await using var server = new RawServer(Accept);
        var journal = new InMemoryPayoutJournal(_clock);
        await using var has = new PayoutsHost(new LoopbackSettings(server.Address), new HostSetup { Clock = _clock, Journal = journal });
        await has.PayAsync();
        server.Script = Scripts.Show("paid");
        _clock.Advance(TimeSpan.FromMinutes(1));
        await using var lacks = new BackgroundHost(_clock, journal, _handler, new Dictionary<string, LoopbackSettings>(StringComparer.Ordinal) { [Other] = new(server.Address) });
        var reconciler = lacks.Get<IPayoutReconciler>();

        ReconciliationRound first = await reconciler.RunOnceAsync();
        _clock.Advance(TimeSpan.FromSeconds(10));
        ReconciliationRound second = await reconciler.RunOnceAsync();
        _clock.Advance(TimeSpan.FromSeconds(5));
        ReconciliationRound looked = await RunAsync(has);

        (first.Looked, first.Postponed, second.Postponed).Should().Be((0, 1, 0));
        looked.Changed.Should().Be(1);
    }

    [Fact]
    public async Task Questions_of_the_background_and_creates_count_against_one_rate_limit()
    {
        await using var server = new RawServer(Accept);
        await using var host = new PayoutsHost(
            new LoopbackSettings(server.Address) { RateLimits = [new RateLimit(RateLimitScope.Account, 2, TimeSpan.FromMinutes(1))] },
            new HostSetup { Clock = _clock, RateLimitQueue = TimeSpan.FromSeconds(5) });
        await host.PayAsync("first");
        server.Script = Scripts.Show("pending");
        _clock.Advance(TimeSpan.FromSeconds(10));

        ReconciliationRound asked = await RunAsync(host);
        PayResult second = await host.PayAsync("second");

        asked.Looked.Should().Be(1);
        second.Error.Should().BeOfType<PayoutNotExecutedException>().Which.RetryAfter.Should().Be(TimeSpan.FromSeconds(50));
        server.Posts.Should().ContainSingle();
    }

    [Fact]
    public async Task A_payout_is_asked_about_quickly_at_first()
    {
        await using var server = new RawServer(Accept);
        await using PayoutsHost host = Host(server);
        await host.PayAsync();
        server.Script = Scripts.Show("pending");
        var asked = new List<int>();
        for (int second = 1; second <= 60; second++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            if ((await RunAsync(host)).Looked > 0) asked.Add(second);
        }

        asked.Should().StartWith([1]).And.HaveCountGreaterThan(8, "a payout that was looked at without a change is held by nobody");
    }

    [Fact]
    public async Task A_provider_may_name_its_own_pace()
    {
        await using var server = new RawServer(Accept);
        await using var host = new PayoutsHost(
            new LoopbackSettings(server.Address) { FirstPoll = TimeSpan.FromMinutes(10), LongestPoll = TimeSpan.FromHours(2) }, new HostSetup { Clock = _clock });
        await host.PayAsync();
        server.Script = Scripts.Show("pending");
        int looks = 0;
        for (int minute = 0; minute < 24 * 60; minute++)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            looks += (await RunAsync(host)).Looked;
        }

        looks.Should().BeInRange(15, 30);
    }

    private static Task<ReconciliationRound> RunAsync(PayoutsHost host) => host.Get<IPayoutReconciler>().RunOnceAsync();

    private static Task<Payout> PayAsync(PayoutsHost host, string reference, string account)
    {
        PayoutRequest request = PayoutsHost.Request(reference);
        return host.Client.CreateAsync(new PayoutRequest { Reference = reference, Amount = request.Amount, Destination = request.Destination, Provider = account });
    }

    private Task Accept(RawExchange exchange) => Scripts.Answer(201, $$"""{"id":"po_{{Interlocked.Increment(ref _ids)}}","status":"pending"}""")(exchange);

    private PayoutsHost Host(RawServer server, params (string Name, RawServer Server)[] others) => new(
        new LoopbackSettings(server.Address),
        new HostSetup
        {
            Clock = _clock,
            After = services => services.AddPayouts(payouts =>
            {
                foreach ((string name, RawServer each) in others) payouts.AddProvider(LoopbackProvider.Type, name, new LoopbackSettings(each.Address).Create);
            }),
        });
}
