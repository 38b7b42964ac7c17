using Microsoft.Extensions.DependencyInjection;

namespace Payouts.Benchmarks.Peers;

/// <summary>The library with an account of each provider that sends deliveries, and nothing that answers: deliveries are only taken in.</summary>
internal static class WebhookHost
{
    public static ServiceProvider Build()
    {
        var services = new ServiceCollection();
        services.AddPayouts(payouts =>
        {
            payouts.AddMonime(options =>
            {
                (options.AccessToken, options.SpaceId) = (Samples.Token, Samples.Space);
                options.WebhookSecrets.Add(WebhookSender.Monime.Secret);
            });
            payouts.AddMoneroo(options =>
            {
                options.SecretKey = "pvk_sandbox_benchmark|01HQ3Z5J8K2M4N6P8R0S2T4V6W";
                options.WebhookSecrets.Add(WebhookSender.Moneroo.Secret);
            });
            payouts.AddAlexpay(options =>
            {
                (options.BaseAddress, options.SecretKey, options.PublicKey) = (Samples.BaseAddress, "alexpay-test-secret-benchmark", "alexpay-test-public-benchmark");
                options.Webhooks.Secrets.Add(WebhookSender.Alexpay.Secret);
            });
            payouts.UseInMemoryJournal();
        });
        return services.BuildServiceProvider();
    }
}
