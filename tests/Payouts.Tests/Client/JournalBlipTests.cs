using Payouts.Journal;
using Payouts.Monime;
using Payouts.Simulator.Monime;
using Payouts.Testing;
using Payouts.Tests.Monime.Support;
using Payouts.Tests.Support;

namespace Payouts.Tests.Client;

/// <summary>A journal that fails for some seconds, and options that turn invalid, between one step of a payout and the next.</summary>
public sealed class JournalBlipTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ManualClock _clock = new();
    private readonly HookedJournal _journal = new();

    [Theory]
    [InlineData(0)]
    [InlineData(36)]
    [InlineData(3600)]
    public async Task Attempt_that_was_sent_but_not_journalled_is_not_disowned_by_a_later_call_and_never_sent_again(int secondsLater)
    {
        await using var server = new RawServer(Scripts.Accept);
        await using PayoutsHost host = Host(server, keyed: false);
        _journal.FailNextUpdates(5);
        Payout sent = await RunAsync(host.Client.CreateAsync(PayoutsHost.Request()));
        _clock.Advance(TimeSpan.FromSeconds(secondsLater));

        // The first statement on a connection of the time before the outage fails; the next ones do not.
        _journal.BeforeInsert = static () => throw new IOException("The connection broke.");
        PayResult second = await host.PayAsync();
        _journal.BeforeInsert = null;
        await host.PayAsync();

        sent.Status.Should().Be(PayoutStatus.Pending);
        second.Error.Should().BeOfType<PayoutJournalException>();
        server.Bodies.Should().Be(1, "the first call's body left, and the provider accepted it");
    }

    [Fact]
    public async Task Attempt_that_was_sent_but_not_journalled_is_not_repeated_after_the_provider_has_forgotten_its_key()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync(journal: _journal.Wrap);
        _journal.FailNextUpdates(5);
        await world.CreateAsync();
        world.Clock.Advance(TimeSpan.FromHours(25));
        _journal.BeforeInsert = static () => throw new IOException("The connection broke.");
        Func<Task> second = () => world.CreateAsync();
        await second.Should().ThrowAsync<PayoutJournalException>();
        _journal.BeforeInsert = null;

        await world.CreateAsync();

        world.Simulator.Ledger.CommittedCount.Should().Be(1);
    }

    [Fact]
    public async Task Answer_whose_confirmation_by_the_journal_was_lost_is_told_once()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using PayoutsHost host = Host(server, keyed: false);
        _journal.LoseNextUpdate();

        Payout sent = await RunAsync(host.Client.CreateAsync(PayoutsHost.Request()));

        sent.Status.Should().Be(PayoutStatus.Pending);
        sent.Timeline.Select(static entry => entry.Description).Should().OnlyHaveUniqueItems();
        (await _journal.TakeEventsAsync(10, TimeSpan.Zero, CancellationToken.None)).Should().ContainSingle();
        (await host.Client.GetAsync("refund-4711"))!.Version.Should().Be(2);
    }

    [Fact]
    public async Task Create_whose_journal_fails_past_the_insert_throws_the_documented_exception()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using PayoutsHost host = Host(server, keyed: false);
        _journal.FailNextUpdates(5);
        await RunAsync(host.Client.CreateAsync(PayoutsHost.Request()));
        _clock.Advance(TimeSpan.FromSeconds(61));
        _journal.FailNextUpdates(1);

        PayResult again = await host.PayAsync();

        again.Error.Should().BeOfType<PayoutJournalException>();
    }

    [Fact]
    public async Task Create_whose_options_turn_invalid_after_the_insert_is_not_left_open()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync(journal: _journal.Wrap);
        _journal.AfterInsert = () => world.Reconfigure((MonimeOptions options) => options.AccessToken = "");
        Exception? thrown = null;
        try
        {
            await world.CreateAsync();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            thrown = error;
        }

        world.Reconfigure((MonimeOptions options) => options.AccessToken = MonimeDefaults.TestToken);
        world.Clock.Advance(TimeSpan.FromSeconds(61));

        world.Wire.All.Should().BeEmpty();
        thrown.Should().BeAssignableTo<PayoutException>();
        (await world.Client.GetAsync("refund-4711"))!.Status.Should().Be(PayoutStatus.Created, "nothing was sent");
    }

    private PayoutsHost Host(RawServer server, bool keyed)
    {
        _journal.Wrap(new InMemoryPayoutJournal(_clock));
        return new PayoutsHost(new LoopbackSettings(server.Address) { IsKeyed = keyed }, new HostSetup { Clock = _clock, Journal = _journal });
    }

    private async Task<T> RunAsync<T>(Task<T> work)
    {
        using var done = new CancellationTokenSource(Patience);
        while (await Task.WhenAny(work, _clock.WaitForTimerAsync(TimeSpan.FromSeconds(5), done.Token)) != work)
        {
            done.Token.ThrowIfCancellationRequested();
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        await done.CancelAsync();
        return await work;
    }
}
