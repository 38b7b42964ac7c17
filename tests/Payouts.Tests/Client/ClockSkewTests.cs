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
