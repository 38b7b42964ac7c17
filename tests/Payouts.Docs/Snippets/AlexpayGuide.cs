using Microsoft.Extensions.DependencyInjection;

namespace Payouts.Docs.Snippets;

internal static class AlexpayGuide
{
    internal static void Register(IServiceCollection services, string secretKey, string publicKey) =>
        services.AddPayouts(payouts => payouts
            .UseInMemoryJournal()
            .AddAlexpay(alexpay =>
            {
                alexpay.SecretKey = secretKey;
                alexpay.PublicKey = publicKey;
                alexpay.BaseAddress = new Uri("https://the-host-that-alexpay-gave-you.example/");
                alexpay.Environment = "live";
            }));
}
