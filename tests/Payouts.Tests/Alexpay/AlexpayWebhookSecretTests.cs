using Payouts.Tests.Alexpay.Support;
using Payouts.Tests.Support;

namespace Payouts.Tests.Alexpay;

/// <summary>Generating a webhook secret, which voids the one before: never but when it is asked for.</summary>
public sealed class AlexpayWebhookSecretTests
{
    [Fact]
    public async Task A_webhook_secret_is_generated_by_its_own_call_only()
    {
        await using var world = new AlexpayWorld(static options => options.UseTransactionList = true);
        world.Server.On("POST /v1/payment/payouts/process", 200, AlexpaySample.BodyOf("create-response"));
        world.Server.On($"GET /v1/payment/{AlexpaySample.PayoutId}/check", 200, AlexpaySample.BodyOf("check-processing"));
        await world.CreateAsync();
        await world.RunAsync(world.Client.RefreshAsync("refund-4711"));
        await world.RunAsync(world.Provider.GetBalancesAsync());
        await world.RunAsync(world.Provider.GetMethodsAsync(PayoutChannel.BankAccount, "GH"));
        await world.PrepareAsync(AlexpaySample.Request(AlexpaySample.BankAccount));
        world.Server.On("GET /v1/payment?", 200, AlexpaySample.BodyOf("transactions-list"));
        await world.RunAsync(world.Provider.ListPayoutsAsync());
        await world.RunAsync(world.Provider.FindByHandleAsync(AlexpaySample.HandleOf().Token, CancellationToken.None));
        world.Server.Lines.Should().NotContain(static line => line.Contains("secret", StringComparison.OrdinalIgnoreCase));
        world.Server.On("POST /v1/account/generate-webhook-secret", 200, AlexpaySample.BodyOf("webhook-secret"));

        string secret = await world.RunAsync(world.Provider.GenerateWebhookSecretAsync());

        secret.Should().Be("alexpay-test-webhook-secret");
        world.Server.Requests[^1].Should().Match<RawExchange>(static request => request.BodyLength == 0 && request.Header("secret-key") != null && request.Header("public-key") != null);
        world.Server.Lines.Count(static line => line.Contains("secret", StringComparison.OrdinalIgnoreCase)).Should().Be(1);
    }

    [Theory]
    [InlineData(500, ""), InlineData(200, "{}"), InlineData(200, "{\"status\":\"success\",\"data\":{\"webhook_secret\":\"\"}}"), InlineData(200, "{\"status\":\"success\",\"data\":\"alexpay\"}")]
    public async Task A_webhook_secret_that_did_not_come_is_not_asked_for_again(int status, string body)
    {
        await using var world = new AlexpayWorld();
        world.Server.On("POST /v1/account/generate-webhook-secret", status, body);

        await FluentActions.Awaiting(() => world.RunAsync(world.Provider.GenerateWebhookSecretAsync())).Should().ThrowAsync<PayoutProviderException>();

        world.Server.Requests.Should().ContainSingle();
    }
}
