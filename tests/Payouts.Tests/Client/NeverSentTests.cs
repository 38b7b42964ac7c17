using Microsoft.Extensions.DependencyInjection;
using Payouts.Journal;
using Payouts.Testing;
using Payouts.Tests.Support;

namespace Payouts.Tests.Client;

/// <summary>An intent that was journalled and never sent: the application is told, and nothing is ever sent by the background.</summary>
public sealed class NeverSentTests
{
    private readonly ManualClock _clock = new();
    private readonly RecordingEventHandler _handler = new();

    private IEnumerable<PayoutEvent> Told => _handler.Told.Where(static happened => happened.Kind == PayoutEventKind.NeverSent);

    [Fact]
    public async Task It_is_told_once_after_a_quarter_of_an_hour_and_not_sent()
    {
        await using var server = new RawServer(Scripts.Answer(401));
        await using PayoutsHost host = Host(server);
        (await host.PayAsync()).Status.Should().Be(PayoutStatus.Created);

        await RunForAsync(host, TimeSpan.FromMinutes(14));
        int early = Told.Count();
        await RunForAsync(host, TimeSpan.FromHours(24));

        early.Should().Be(0);
        Told.Should().ContainSingle().Which.Should().Match<PayoutEvent>(static happened => happened.From == PayoutStatus.Created && happened.To == PayoutStatus.Created);
        server.Requests.Should().ContainSingle();
        (await host.Client.GetAsync("refund-4711"))!.Timeline[^1].Should().Match<TimelineEntry>(static entry => entry.Source == TimelineSource.Recovery && entry.To == PayoutStatus.Created);
    }

    [Fact]
    public async Task It_is_told_again_only_after_a_new_attempt()
    {
        await using var server = new RawServer(Scripts.Answer(401));
        await using PayoutsHost host = Host(server);
        await host.PayAsync();
        await RunForAsync(host, TimeSpan.FromHours(1));

        await host.PayAsync();
        await RunForAsync(host, TimeSpan.FromHours(1));

        Told.Should().HaveCount(2);
        server.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task One_that_is_sent_or_withdrawn_in_time_is_not_told()
    {
        await using var server = new RawServer(Scripts.Answer(401));
        await using PayoutsHost host = Host(server);
        await host.PayAsync("sent");
        await host.PayAsync("withdrawn");
        server.Script = Scripts.Accept;
        await host.PayAsync("sent");
        await host.Client.CancelAsync("withdrawn");
        server.Script = Scripts.Answer(200, Scripts.Paid);

        await RunForAsync(host, TimeSpan.FromHours(1));

        Told.Should().BeEmpty();
    }

    [Fact]
    public async Task One_that_waits_for_approval_is_not_told()
    {
        await using var server = new RawServer(Scripts.Answer(401));
        await using PayoutsHost host = Host(server);
        await host.PayAsync();
        JournalRecord record = (await host.Journal.FindAsync("refund-4711", CancellationToken.None))!;
        await host.Journal.UpdateAsync(new JournalWrite { Record = record with { HeldFor = "More than a day's limit." } }, CancellationToken.None);

        await RunForAsync(host, TimeSpan.FromHours(1));

        Told.Should().BeEmpty();
    }

    [Fact]
    public async Task A_shorter_or_longer_time_can_be_chosen_but_never_one_in_which_a_call_may_still_wait_for_its_turn()
    {
        await using var server = new RawServer(Scripts.Answer(401));
        await using PayoutsHost host = Host(server, TimeSpan.FromMinutes(1));
        await host.PayAsync();

        await RunForAsync(host, TimeSpan.FromMinutes(10));
        int whileItMayWait = Told.Count();
        await RunForAsync(host, TimeSpan.FromMinutes(2));

        (whileItMayWait, Told.Count()).Should().Be((0, 1), "the budget and the queue are five minutes each");
    }

    private async Task RunForAsync(PayoutsHost host, TimeSpan time)
    {
        for (DateTimeOffset end = _clock.UtcNow + time; _clock.UtcNow < end; _clock.Advance(TimeSpan.FromSeconds(30)))
        {
            while ((await host.Get<IPayoutReconciler>().RunOnceAsync()).HasMore)
            {
                // As a host would.
            }
        }
    }

    private PayoutsHost Host(RawServer server, TimeSpan? after = null) => new(
        new LoopbackSettings(server.Address),
        new HostSetup
        {
            Clock = _clock,
            Before = services =>
            {
                services.AddSingleton<IPayoutEventHandler>(_handler);
                services.Configure<PayoutsOptions>(options => options.Background.NeverSentAfter = after ?? options.Background.NeverSentAfter);
            },
        });
}
