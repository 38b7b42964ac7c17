namespace Payouts.Simulator.Tests.Webhooks;

public sealed class MonimeDatedWebhookTests : WebhookTest
{
    [Fact]
    public async Task The_older_form_shows_the_payout_as_the_older_api_does()
    {
        await Monime.CreateAsync(MonimeApi.DatedBody(), path: "payouts");
        await PassAsync(ToFinal);

        Receiver.All.Single().Json.ShouldHaveShapeOf("2024-08-01/webhook-payout-completed");
    }

    private protected override void Configure() => MonimeOptions.SendsDatedWebhooks = true;
}
