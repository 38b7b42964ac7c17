using Payouts.Journal;
using Payouts.Simulator;
using Payouts.Testing;
using Payouts.Tests.Monime.Support;
using Payouts.Tests.Support;

namespace Payouts.Tests.Client;

/// <summary>Payouts that nobody can bring to an end, or that keep others from theirs.</summary>
public sealed class StuckTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task Accepted_payout_that_the_provider_no_longer_shows_is_left_to_a_person_in_the_end()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address) { IsKeyed = false }, new HostSetup { Clock = _clock });
        await host.PayAsync();
        server.Script = Scripts.Answer(404);
        for (int day = 0; day < 40; day++)
        {
            _clock.Advance(TimeSpan.FromDays(1));
            await host.Client.RefreshAsync("refund-4711");
        }

        Payout gone = (await host.Client.GetAsync("refund-4711"))!;
        Func<Task> deciding = () => host.Client.ResolveAsync("refund-4711", PayoutDecision.NotPaid, "Awa", "The provider's support says it was deleted");

        gone.NextStep.Kind.Should().Be(NextStepKind.AskPerson, "forty days of 'no such payout' are not mended by asking again");
        await deciding.Should().NotThrowAsync();
    }

    [Fact]
    public async Task Unknown_payouts_that_only_a_person_can_settle_do_not_keep_others_from_being_looked_at()
    {
        await using var server = new RawServer(Scripts.Answer(500));
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address) { IsKeyed = false }, new HostSetup { Clock = _clock });
        await host.PayAsync("stuck-1");
        await host.PayAsync("stuck-2");
        server.Script = Scripts.Answer(201, """{"id":"po_1","status":"pending"}""");
        await host.PayAsync("pending");
        var looked = new List<string>();

        // What any background reconciler does, for an hour.
        for (int round = 0; round < 60; round++)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            foreach (JournalRecord due in await host.Journal.TakeDueAsync(2, TimeSpan.FromSeconds(30), CancellationToken.None))
            {
                looked.Add(due.Reference);
                await host.Client.RefreshAsync(due.Reference);
            }
        }

        looked.Should().Contain("pending");
        looked.Count(static reference => reference == "stuck-1").Should().BeLessThan(5, "its next step is a person's");
    }

    [Fact]
    public async Task Sender_whose_clock_was_ahead_does_not_keep_a_person_from_deciding_once_its_lease_has_run_out()
    {
        var journal = new InMemoryPayoutJournal(_clock);
        var fast = new ManualClock(_clock.GetUtcNow().AddDays(60));
        await using var server = new RawServer(Scripts.Answer(500));
        var settings = new LoopbackSettings(server.Address) { IsKeyed = false };
        await using (var sender = new PayoutsHost(settings, new HostSetup { Clock = fast, Journal = journal })) await sender.PayAsync();
        await using var host = new PayoutsHost(settings, new HostSetup { Clock = _clock, Journal = journal });
        _clock.Advance(TimeSpan.FromHours(1));

        Func<Task> deciding = () => host.Client.ResolveAsync("refund-4711", PayoutDecision.NotPaid, "Awa", "Looked");

        await deciding.Should().NotThrowAsync("the lease ran out on the journal's clock an hour ago");
    }

    [Fact]
    public async Task Sender_whose_clock_was_ahead_does_not_break_the_wait_for_its_payout()
    {
        var journal = new InMemoryPayoutJournal(_clock);
        var fast = new ManualClock(_clock.GetUtcNow().AddDays(60));
        await using var server = new RawServer(Scripts.Answer(500));
        var settings = new LoopbackSettings(server.Address);
        await using (var sender = new PayoutsHost(settings, new HostSetup { Clock = fast, Journal = journal })) await sender.PayAsync();
        await using var host = new PayoutsHost(settings, new HostSetup { Clock = _clock, Journal = journal });
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(5));

        Func<Task> waiting = () => host.Client.WaitForFinalAsync("refund-4711", soon.Token);

        await waiting.Should().NotThrowAsync<ArgumentException>();
    }

    [Fact]
    public async Task First_word_of_two_on_a_payout_that_disagrees_with_its_intent_asks_for_the_second()
    {
        await using MonimeWorld world = await MonimeWorld.StartAsync(configure: static payouts => payouts.Configure(static options => options.RequireSecondPerson = true));
        world.OnCreate(FaultAction.Respond(200, """{"success":true,"messages":[],"result":{"id":"pyt-x","status":"pending","amount":{"currency":"SLE","value":1}}}"""));
        await world.CreateAsync();
        world.Settle();

        Payout proposed = await world.Client.ResolveAsync("refund-4711", PayoutDecision.NotPaid, "Awa", "Looked");

        proposed.NextStep.Explanation.Should().Contain("second");
    }
}
