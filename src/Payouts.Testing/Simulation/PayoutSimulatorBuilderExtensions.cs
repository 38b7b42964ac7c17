using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Payouts.Alexpay;
using Payouts.DependencyInjection;
using Payouts.Journal;
using Payouts.Moneroo;
using Payouts.Monime;
using Payouts.Providers;
using Payouts.Simulator;
using Payouts.Testing;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Sends payouts to a simulator inside the process in place of the providers.</summary>
public static class PayoutSimulatorBuilderExtensions
{
    /// <summary>Points every account of the simulated providers at a simulator that starts on a free port of this machine with the first use, and stops with the container.</summary>
    /// <remarks>
    /// Call it last. The running <see cref="PayoutSimulator"/> is a service; it has the container's <see cref="TimeProvider"/>.
    /// Accounts without keys get keys that the simulator knows, keys of your own are made known to it in <paramref name="configure"/>.
    /// Where no account is registered yet, one of each provider is, under its default name; where no journal is chosen, it is in memory.
    /// </remarks>
    /// <param name="builder">The builder of <c>AddPayouts</c>.</param>
    /// <param name="configure">Changes the simulator's options: delays, balances, keys, webhooks.</param>
    public static PayoutsBuilder UsePayoutSimulator(this PayoutsBuilder builder, Action<PayoutSimulatorOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        if (!services.Any(static service => service.IsKeyedService && service.ServiceType == typeof(IPayoutProvider))) builder.AddMoneroo().AddMonime().AddAlexpay();
        if (!services.Any(static service => service.ServiceType == typeof(IPayoutJournal))) builder.UseInMemoryJournal();
        OptionsBuilder<PayoutSimulatorOptions> options = services.AddOptions<PayoutSimulatorOptions>();
        options.Configure<TimeProvider>(static (simulator, time) => simulator.TimeProvider = time);
        if (configure is not null) options.Configure(configure);
        services.TryAddSingleton(static provider => SimulatorStart.Start(provider, provider.GetRequiredService<IOptions<PayoutSimulatorOptions>>().Value));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<MonerooOptions>, SimulatedMoneroo>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<MonimeOptions>, SimulatedMonime>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<AlexpayOptions>, SimulatedAlexpay>());
        return builder;
    }

    /// <summary>The same for an application whose own start-up calls <c>AddPayouts</c>, such as one under a test host.</summary>
    /// <param name="services">The services, after the application has added its own.</param>
    /// <param name="configure">Changes the simulator's options: delays, balances, keys, webhooks.</param>
    public static IServiceCollection UsePayoutSimulator(this IServiceCollection services, Action<PayoutSimulatorOptions>? configure = null) =>
        services.AddPayouts(payouts => payouts.UsePayoutSimulator(configure));
}
