using Microsoft.Extensions.DependencyInjection;
using Payouts.Providers;
using Payouts.Testing;
using Payouts.Tests.Support;

namespace Payouts.Tests.Client;

/// <summary>What will be wrong with providers that promise nothing about repeated calls.</summary>
public sealed class WithoutIdempotencyTests
{
    private static readonly string Handle = CorrelationHandle.Derive("default", PayoutsHost.Account, "refund-4711").Token;

    private readonly ManualClock _clock = new();

    [Fact]
    public async Task Payout_of_which_the_provider_executed_two_is_not_called_failed_while_one_of_them_was_paid()
    {
        await using var server = new RawServer(Scripts.Answer(500));
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address) { IsKeyed = false, IsSearchable = true }, new HostSetup { Clock = _clock });
        await host.PayAsync();
        server.Script = Scripts.Answer(
            200, $$"""[{"id":"po_1","status":"failed","amount":1000,"handle":"{{Handle}}"},{"id":"po_2","status":"paid","amount":1000,"handle":"{{Handle}}"}]""");
        _clock.Advance(TimeSpan.FromSeconds(36));

        Payout found = await host.Client.RefreshAsync("refund-4711");

        found.Status.Should().NotBe(PayoutStatus.Failed, "the money moved");
    }

    [Fact]
    public async Task Search_that_the_capabilities_do_not_offer_is_not_made()
    {
        await using var server = new RawServer(Scripts.Answer(500));
        var settings = new LoopbackSettings(server.Address) { IsKeyed = false };
        var setup = new HostSetup
        {
            Clock = _clock,
            Before = services => services.AddPayouts(payouts => payouts.AddProvider(
                LoopbackProvider.Type, PayoutsHost.Account, context => new SearchingLoopbackProvider(settings, context))),
        };
        await using var host = new PayoutsHost(settings, setup);
        await host.PayAsync();
        server.Script = Scripts.Accept;
        _clock.Advance(TimeSpan.FromSeconds(36));

        await host.Client.RefreshAsync("refund-4711");

        server.Requests.Should().ContainSingle("the search is not switched on: its address may not even exist");
    }

    [Fact]
    public async Task Wait_for_a_payout_whose_status_page_is_no_json_goes_on()
    {
        await using var server = new RawServer(Scripts.Accept);
        await using var host = new PayoutsHost(new LoopbackSettings(server.Address) { IsKeyed = false }, new HostSetup { Clock = _clock });
        await host.PayAsync();
        server.Script = Scripts.Answer(200, "<html>", "text/html");

        Func<Task> asking = () => host.Client.RefreshAsync("refund-4711");

        await asking.Should().ThrowAsync<PayoutProviderException>("an adapter that does not understand an answer has no useful answer");
    }
}
