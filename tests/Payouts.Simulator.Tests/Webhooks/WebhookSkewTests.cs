using System.Globalization;

namespace Payouts.Simulator.Tests.Webhooks;

public sealed class WebhookSkewTests : WebhookTest
{
    [Fact]
    public async Task A_webhook_is_signed_and_dated_by_the_clock_that_the_provider_believes_in()
    {
        Simulator.ClockSkew = TimeSpan.FromMinutes(3);
        await Monime.CreateAsync();
        await PassAsync(ToFinal);

        string time = (Clock.GetUtcNow() + TimeSpan.FromMinutes(3)).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        ReceivedWebhook webhook = Receiver.All.Should().ContainSingle().Subject;
        webhook.Headers["Monime-Signature"].Should().StartWith($"t={time},");
        webhook.Text.Should().Contain($"\"timestamp\":\"{time}\"");
    }
}
