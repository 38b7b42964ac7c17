using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;
using Payouts;
using Payouts.DependencyInjection;
using Payouts.Diagnostics;
using Payouts.Guards;
using Payouts.Journal;
using Payouts.Providers;
using Payouts.Sending;
using Payouts.Tracking;
using Payouts.Webhooks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers Payouts in a service collection.</summary>
public static class PayoutsServiceCollectionExtensions
{
    /// <summary>Registers <see cref="IPayoutClient"/> with the accounts and the journal that are configured; calls add up, and calling twice is harmless.</summary>
    public static IServiceCollection AddPayouts(this IServiceCollection services, Action<PayoutsBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        configure(new PayoutsBuilder(services, AddCore(services)));
        return services;
    }

    /// <summary>Registers <see cref="IPayoutClient"/> with the accounts under <c>Providers</c> of a configuration section; keys are read again when the section changes.</summary>
    /// <param name="services">The services.</param>
    /// <param name="section">For instance <c>configuration.GetSection("Payouts")</c>: the settings of an account named <c>payroll</c> are in <c>Payouts:Providers:payroll</c>, with its provider as <c>Type</c> where the account has another name.</param>
    /// <param name="configure">Whatever is set in code: a journal, further accounts.</param>
    /// <exception cref="ArgumentException">An account's <c>Type</c> is not an adapter known: those of other packages are made known with <see cref="PayoutsBuilder.AddAdapters"/>.</exception>
    public static IServiceCollection AddPayouts(
        this IServiceCollection services, IConfigurationSection section, Action<PayoutsBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        PayoutsRegistry registry = AddCore(services);
        registry.Section = section;
        services.Configure<PayoutsOptions>(section);
        registry.Configured.Add(section.GetSection("Providers"));
        PayoutsBuilder builder = new PayoutsBuilder(services, registry).AddAdapters(typeof(PayoutClient).Assembly);
        configure?.Invoke(builder);
        return registry.Configured.DescribeUnknown() is { } unknown ? throw new ArgumentException(unknown, nameof(section)) : services;
    }

    private static PayoutsRegistry AddCore(IServiceCollection services)
    {
        if (services.FirstOrDefault(static service => service.ServiceType == typeof(PayoutsRegistry))?.ImplementationInstance is PayoutsRegistry existing)
            return existing;
        var registry = new PayoutsRegistry();
        services.AddSingleton(registry);
        services.AddLogging();
        services.AddMetrics();
        services.AddOptions<PayoutsOptions>().ValidateOnStart();
        services.AddHttpClient();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IValidateOptions<PayoutsOptions>, PayoutsOptionsValidator>();
        services.AddSingleton<IHttpMessageHandlerBuilderFilter, GuardFilter>();
        services.AddSingleton<ProductionCheck>();
        services.AddSingleton<AttemptRunner>();
        services.AddSingleton<JournalTime>();
        services.AddSingleton<PayoutMetrics>();
        services.AddSingleton<OperationMeter>();
        services.AddSingleton<GuardedJournal>();
        services.AddSingleton<JournalGate>();
        services.AddSingleton<JournalWriter>();
        services.AddSingleton<InFlight>();
        services.AddSingleton<GuardKeys>();
        services.AddSingleton<SendGate>();
        services.AddSingleton<PayoutGuards>();
        services.AddSingleton<IPayoutControl, PayoutControl>();
        services.AddSingleton<IntentBuilder>();
        services.AddSingleton<PayoutSender>();
        services.AddSingleton<PayoutResolver>();
        services.AddSingleton<PayoutReader>();
        services.AddSingleton<PayoutRefresh>();
        services.AddSingleton<PayoutCanceller>();
        services.AddSingleton<PayoutLook>();
        services.AddSingleton<Reconciler>();
        services.AddSingleton<UnsettledCount>();
        services.AddSingleton<UnsettledWatch>();
        services.AddSingleton<PayoutSweep>();
        services.AddSingleton<EventDelivery>();
        services.AddSingleton<IPayoutReconciler, PayoutReconciler>();
        services.AddSingleton<WebhookTokens>();
        services.AddSingleton<RefusedDeliveries>();
        services.AddSingleton<WebhookLook>();
        services.AddSingleton<WebhookWork>();
        services.AddSingleton<IPayoutWebhooks, WebhookReceiver>();
        services.AddSingleton<PayoutCreation>();
        services.AddSingleton(static provider => new ProviderAccounts(
            provider.GetRequiredService<PayoutsRegistry>().Providers.Select(descriptor => ProviderAccountFactory.Create(provider, descriptor))));
        services.AddSingleton<IPayoutClient>(static provider => new PayoutClient(provider));

        // Stopped in the opposite order: sends are drained first, whatever a handler of the application does with its token.
        services.AddHostedService<BackgroundWork>();
        services.AddHostedService<SendDrain>();
        return registry;
    }
}
