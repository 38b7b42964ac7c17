using Payouts.Simulator;
using Payouts.Tests.Webhooks.Support;

namespace Payouts.Tests.Webhooks;

/// <summary>The answer to a create call was lost, and a delivery finds the payout: nothing is sent a second time.</summary>
public sealed class LostAnswerTests
{
    [Fact]
    public async Task Moneroos_payout_is_bound_by_the_metadata_that_the_read_shows()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync();
        Payout unknown = await world.CreateUnknownAsync(WebhookWorld.ToMoneroo());
        LedgerEntry held = world.Simulator.Ledger.Entries.Single();
        world.Clock.Advance(TimeSpan.FromMinutes(5));

        WebhookResult result = await world.ReceiveMonerooAsync($$$"""{"event":"payout.success","data":{"id":"{{{held.PayoutId}}}","status":"success"}}""");
        await world.WorkAsync();

        (unknown.NextStep.Kind, result.Verdict).Should().Be((NextStepKind.AwaitWebhook, WebhookVerdict.Accepted));
        Payout payout = (await world.Client.GetAsync("refund-4711"))!;
        (payout.Status, payout.ProviderId).Should().Be((PayoutStatus.Succeeded, held.PayoutId));
        payout.Timeline.Should().Contain(static entry => entry.Source == TimelineSource.Webhook);
        world.Simulator.Ledger.Entries.Should().ContainSingle();
    }

    [Fact]
    public async Task Alexpays_payout_is_bound_by_its_own_callback_address_even_unsigned()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync();
        Payout unknown = await world.CreateUnknownAsync(WebhookWorld.ToAlexpay());
        string token = await world.TokenOfAsync("refund-4711");
        LedgerEntry held = world.Simulator.Ledger.Entries.Single();
        world.Clock.Advance(TimeSpan.FromMinutes(5));

        WebhookResult result = await world.ReceiveAsync("alexpay", $$$"""{"event":"payout.completed","data":{"reference":"{{{held.PayoutId}}}","status":"success"}}""", token);
        await world.WorkAsync();

        (unknown.NextStep.Kind, result.Verdict).Should().Be((NextStepKind.AwaitWebhook, WebhookVerdict.Accepted));
        Payout payout = (await world.Client.GetAsync("refund-4711"))!;
        payout.Status.Should().Be(PayoutStatus.Succeeded);
        world.Simulator.Ledger.Entries.Should().ContainSingle();
    }

    [Fact]
    public async Task When_the_time_for_webhooks_is_over_a_person_is_asked()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync();
        Payout unknown = await world.CreateUnknownAsync(WebhookWorld.ToMoneroo());

        world.Clock.Advance(unknown.NextStep.At!.Value - world.Clock.GetUtcNow());

        (await world.Client.GetAsync("refund-4711"))!.NextStep.Kind.Should().Be(NextStepKind.AskPerson);
    }

    [Fact]
    public async Task A_delivery_that_comes_while_the_create_call_is_under_way_waits_for_its_end()
    {
        await using WebhookWorld world = await WebhookWorld.StartAsync();
        await world.CreateUnknownAsync(WebhookWorld.ToMoneroo());
        LedgerEntry held = world.Simulator.Ledger.Entries.Single();

        // The lease is still live: whoever sent it may yet write the answer.
        await world.ReceiveMonerooAsync($$$"""{"event":"payout.initiated","data":{"id":"{{{held.PayoutId}}}","status":"initiated"}}""");
        await world.WorkAsync();
        PayoutStatus during = (await world.Client.GetAsync("refund-4711"))!.Status;
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        await world.WorkAsync();

        during.Should().Be(PayoutStatus.Unknown);
        (await world.Client.GetAsync("refund-4711"))!.Status.Should().Be(PayoutStatus.Succeeded);
    }
}
