using Payouts.Journal;
using Payouts.Simulator;
using Payouts.Testing;
using Payouts.Tests.Webhooks.Support;

namespace Payouts.Tests.Webhooks;

/// <summary>The way of a delivery, broken off at each call of the journal: before it and after it.</summary>
public sealed class InterruptedTests
{
    [Theory]
    [InlineData("moneroo", false), InlineData("moneroo", true), InlineData("alexpay", false), InlineData("alexpay", true)]
    public async Task Wherever_it_breaks_off_the_lost_payout_is_found_in_the_end_and_calling_again_pays_nobody_twice(string provider, bool isAfter)
    {
        int broken = 0;
        for (bool hasStruck = true; hasStruck; broken += hasStruck ? 1 : 0)
        {
            var clock = new ManualClock();
            IPayoutJournal journal = BreakingJournal.Around(new InMemoryPayoutJournal(clock), out BreakingJournal breaking);
            await using WebhookWorld world = await WebhookWorld.StartAsync(clock: clock, journal: journal);
            PayoutRequest request = provider == "moneroo" ? WebhookWorld.ToMoneroo() : WebhookWorld.ToAlexpay();
            await world.CreateUnknownAsync(request);
            LedgerEntry held = world.Simulator.Ledger.Entries.Single();
            string? token = provider == "alexpay" ? await world.TokenOfAsync("refund-4711") : null;
            clock.Advance(TimeSpan.FromMinutes(5));

            breaking.BreakAt(broken + 1, isAfter);
            await TryAsync(ReceiveAsync);
            await TryAsync(world.WorkAsync);
            hasStruck = breaking.HasStruck;
            breaking.BreakAt(call: 0, isAfter);

            // The provider, which was answered 503 or not at all, delivers again; what was taken is given out again after its hold.
            await TryAsync(ReceiveAsync);
            clock.Advance(TimeSpan.FromMinutes(10));
            await world.WorkAsync();

            Payout payout = await world.CreateAsync(request);
            payout.Status.Should().Be(PayoutStatus.Succeeded, "call {0} broke off", broken + 1);
            world.Simulator.Ledger.Entries.Should().ContainSingle();

            Task<WebhookResult> ReceiveAsync() => token is null
                ? world.ReceiveMonerooAsync(DeliveryTests.Moneroo("payout.success", held.PayoutId))
                : world.ReceiveAsync("alexpay", $$$"""{"event":"payout.completed","data":{"reference":"{{{held.PayoutId}}}"} }""", token);
        }

        broken.Should().BeGreaterThan(5);
    }

    private static async Task TryAsync<T>(Func<Task<T>> work)
    {
        try
        {
            await work();
        }
        catch (PayoutJournalException)
        {
            // A process dies, or is told that its journal is out of order.
        }
    }
}
