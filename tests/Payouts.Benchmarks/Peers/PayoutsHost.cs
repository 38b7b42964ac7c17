using Microsoft.Extensions.DependencyInjection;
using Payouts.DependencyInjection;
using Payouts.Monime;
using Payouts.Providers;

namespace Payouts.Benchmarks.Peers;

/// <summary>The library as an application registers it, over a provider in memory.</summary>
internal static class PayoutsHost
{
    public const string Account = "monime";

    public static ServiceProvider Build(Action<PayoutsBuilder>? configure = null, HttpMessageHandler? provider = null)
    {
        var services = new ServiceCollection();
        services.AddPayouts(payouts =>
        {
            // Registered before the adapter is: the account then has the adapter without the provider's rate limits, which are not what is measured.
            payouts.AddProvider(
                MonimeOptions.ProviderType,
                Account,
                static context => new UnlimitedProvider(new MonimeProvider(context)),
                static _ => new TransportOptions { AllowForeignTransport = true });
            payouts.AddMonime(options =>
            {
                options.AccessToken = Samples.Token;
                options.SpaceId = Samples.Space;
                options.BaseAddress = Samples.BaseAddress;
                options.Transport.AllowForeignTransport = true;
            });
            payouts.UseInMemoryJournal();
            configure?.Invoke(payouts);
        });
        provider ??= Samples.Provider();
        services.AddHttpClient(PayoutHttp.ClientName(Account)).ConfigurePrimaryHttpMessageHandler(() => provider);
        return services.BuildServiceProvider();
    }

    public static PayoutRequest Request(string reference) => new()
    {
        Reference = reference,
        Amount = Money.Of(150m, Currency.SLE),
        Destination = PayoutDestination.MobileMoney(Samples.Phone, MobileNetwork.Orange, "SL"),
    };
}
