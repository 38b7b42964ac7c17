using Microsoft.Extensions.DependencyInjection;
using Payouts.Benchmarks.Peers;
using Payouts.DependencyInjection;
using Payouts.Providers;

namespace Payouts.Benchmarks.Cases;

/// <summary>An application with one account, without its provider's rate limits, which are not what is measured.</summary>
internal static class AdapterHost
{
    /// <summary>Builds it.</summary>
    /// <param name="type">The adapter.</param>
    /// <param name="account">The name that its <c>Add…</c> method gives the account.</param>
    /// <param name="create">Makes the adapter.</param>
    /// <param name="add">Registers it with its options.</param>
    /// <param name="provider">The provider in memory; real sockets when left out.</param>
    public static ServiceProvider Build(
        string type, string account, Func<ProviderContext, IPayoutProvider> create, Action<PayoutsBuilder> add, HttpMessageHandler? provider = null)
    {
        var services = new ServiceCollection();
        services.AddPayouts(payouts =>
        {
            // Registered before the adapter is: the first registration of an account counts.
            payouts.AddProvider(type, account, context => new UnlimitedProvider(create(context)), _ => new TransportOptions { AllowForeignTransport = provider is not null });
            add(payouts);
            payouts.UseInMemoryJournal();
        });
        if (provider is not null) services.AddHttpClient(PayoutHttp.ClientName(account)).ConfigurePrimaryHttpMessageHandler(() => provider);
        return services.BuildServiceProvider();
    }
}
