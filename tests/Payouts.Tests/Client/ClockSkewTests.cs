using Payouts.Journal;
using Payouts.Testing;
using Payouts.Tests.Support;

namespace Payouts.Tests.Client;

/// <summary>Machines whose clocks differ share a journal: what counts is the journal's clock.</summary>
public sealed class ClockSkewTests
{
    private readonly ManualClock _clock = new();

    [Theory]
    [InlineData(-100), InlineData(-1), InlineData(0), InlineData(1), InlineData(100)]
    public async Task A_key_is_repeated_inside_its_window_whatever_the_machines_clocks_show(int senderHours)
    {
        await using var server = new RawServer(Scripts.Answer(500));
        InMemoryPayoutJournal journal = await SendAsync(server, senderHours);
        server.Script = AcceptAndFindNothing;
        _clock.Advance(TimeSpan.FromHours(22));

        await ResolveAsync(server, journal, _clock);

        server.Posts.Should().HaveCount(2);
    }

    [Theory]
    [InlineData(-100, 0), InlineData(100, 0), InlineData(0, -100), InlineData(100, -100), InlineData(-100, 100)]
    public async Task A_key_that_the_provider_may_have_forgotten_is_never_repeated(int senderHours, int resolverHours)
    {
        await using var server = new RawServer(Scripts.Answer(500));
        InMemoryPayoutJournal journal = await SendAsync(server, senderHours);
        server.Script = AcceptAndFindNothing;
        _clock.Advance(TimeSpan.FromHours(24));

        await ResolveAsync(server, journal, new ManualClock(_clock.UtcNow.AddHours(resolverHours)));

        server.Posts.Should().ContainSingle();
    }

    [Theory]
    [InlineData(-100), InlineData(-1), InlineData(0), InlineData(1), InlineData(100)]
    public async Task The_background_repeats_neither_early_nor_never_whatever_its_machines_clock_shows(int hours)
    {
        await using var server = new RawServer(Scripts.Answer(500));
        InMemoryPayoutJournal journal = await SendAsync(server, senderHours: 0);
        var machine = new ManualClock(_clock.UtcNow.AddHours(hours));
        await using PayoutsHost host = Host(server, journal, machine);
        await RunForAsync(host, machine, TimeSpan.FromSeconds(30));
        int early = server.Requests.Count;

        // The search fails for half an hour, then it finds nothing.
        await RunForAsync(host, machine, TimeSpan.FromMinutes(30));
        int whileDown = server.Posts.Count;
        server.Script = AcceptAndFindNothing;
        await RunForAsync(host, machine, TimeSpan.FromHours(1));

        (early, whileDown, server.Posts.Count).Should().Be((1, 1, 2));
    }

    [Theory]
    [InlineData(-100), InlineData(-1), InlineData(0), InlineData(1), InlineData(100)]
    public async Task The_background_asks_as_often_as_it_should_whatever_its_machines_clock_shows(int hours)
    {
        await using var server = new RawServer(Scripts.Accept);
        var journal = new InMemoryPayoutJournal(_clock);
        var machine = new ManualClock(_clock.UtcNow.AddHours(hours));
        await using PayoutsHost host = Host(server, journal, machine);
        await host.PayAsync();
        server.Script = Scripts.Answer(200, Scripts.Paid);

        await RunForAsync(host, machine, TimeSpan.FromHours(3));

        server.Requests.Count.Should().BeInRange(15, 50);
    }

    [Fact]
    public async Task A_clock_that_is_put_right_while_the_background_runs_delays_nothing()
    {
        await using var server = new RawServer(Scripts.Accept);
        var journal = new InMemoryPayoutJournal(_clock);
        var machine = new ManualClock(_clock.UtcNow.AddHours(48));
        await using PayoutsHost host = Host(server, journal, machine);
        await host.PayAsync();
        server.Script = Scripts.Answer(200, Scripts.Paid);
        await RunForAsync(host, machine, TimeSpan.FromMinutes(10));

        machine.UtcNow = _clock.UtcNow;
        int before = server.Requests.Count;
        await RunForAsync(host, machine, TimeSpan.FromMinutes(30));

        (server.Requests.Count - before).Should().BeInRange(2, 12);
    }

    private async Task RunForAsync(PayoutsHost host, ManualClock machine, TimeSpan time)
    {
        for (DateTimeOffset end = _clock.UtcNow + time; _clock.UtcNow < end;)
        {
            DateTimeOffset shown = machine.UtcNow;
            await machine.RunAsync(host.Get<IPayoutReconciler>().RunOnceAsync());
            machine.Advance(TimeSpan.FromSeconds(10));
            _clock.Advance(machine.UtcNow - shown);
        }
    }

    private static PayoutsHost Host(RawServer server, InMemoryPayoutJournal journal, ManualClock machine) =>
        new(new LoopbackSettings(server.Address) { IsSearchable = true }, new HostSetup { Clock = machine, Journal = journal });

    private static Task AcceptAndFindNothing(RawExchange exchange) => Scripts.Accept(exchange);

    private async Task<InMemoryPayoutJournal> SendAsync(RawServer server, int senderHours)
    {
        var journal = new InMemoryPayoutJournal(_clock);
        var settings = new LoopbackSettings(server.Address) { IsSearchable = true };
        await using var sender = new PayoutsHost(settings, new HostSetup { Clock = new ManualClock(_clock.UtcNow.AddHours(senderHours)), Journal = journal });
        (await sender.PayAsync()).Status.Should().Be(PayoutStatus.Unknown);
        return journal;
    }

    private static async Task ResolveAsync(RawServer server, InMemoryPayoutJournal journal, ManualClock clock)
    {
        await using var resolver = new PayoutsHost(new LoopbackSettings(server.Address) { IsSearchable = true }, new HostSetup { Clock = clock, Journal = journal });
        await resolver.Client.RefreshAsync("refund-4711");
    }
}
