using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Payouts.Guards;
using Payouts.Journal;
using Payouts.Providers;
using Payouts.Sending;

namespace Payouts.DependencyInjection;

/// <summary>Registers provider accounts and a journal. Registering the same thing twice is harmless.</summary>
public sealed class PayoutsBuilder
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.-_");

    private readonly PayoutsRegistry _registry;

    internal PayoutsBuilder(IServiceCollection services, PayoutsRegistry registry)
    {
        Services = services;
        _registry = registry;
    }

    /// <summary>The services that are being built.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Sets options of the whole library.</summary>
    public PayoutsBuilder Configure(Action<PayoutsOptions> configure)
    {
        Services.Configure(configure);
        return this;
    }

    /// <summary>Journals in memory: for tests and trials only, for a restart forgets what was paid. Refused where the environment is Production.</summary>
    public PayoutsBuilder UseInMemoryJournal()
    {
        _registry.Journal = PayoutsRegistry.InMemory;
        Services.RemoveAll<IPayoutJournal>();
        Services.AddSingleton<IPayoutJournal>(static services => new InMemoryPayoutJournal(services.GetRequiredService<TimeProvider>()));
        return this;
    }

    /// <summary>Journals in a journal of your own or of another package; the last call counts.</summary>
    public PayoutsBuilder UseJournal(Func<IServiceProvider, IPayoutJournal> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        _registry.Journal = "custom";
        Services.RemoveAll<IPayoutJournal>();
        Services.AddSingleton(create);
        return this;
    }

    /// <summary>Tells a handler of every change of every payout, at least once and in order per payout.</summary>
    /// <typeparam name="THandler">The handler; one instance serves the whole application.</typeparam>
    public PayoutsBuilder AddEventHandler<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>()
        where THandler : class, IPayoutEventHandler
    {
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IPayoutEventHandler, THandler>());
        return this;
    }

    /// <summary>Asks a policy about each new payout before it is journalled; of several the strictest counts.</summary>
    /// <typeparam name="TPolicy">The policy; one instance serves the whole application.</typeparam>
    public PayoutsBuilder AddPolicy<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TPolicy>()
        where TPolicy : class, IPayoutPolicy
    {
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IPayoutPolicy, TPolicy>());
        return this;
    }

    /// <summary>Registers an account of a provider. Adapters call it from their own <c>Add…</c> method, after registering their options.</summary>
    /// <param name="providerType">The adapter: the provider's name, as configuration gives it in <c>Type</c>.</param>
    /// <param name="name">The account's name: 1 to 64 lower-case letters, digits, '.', '-' or '_'; the key of its keyed services and of its configuration section.</param>
    /// <param name="create">Makes the provider, once.</param>
    /// <param name="transport">Gives its transport options, once.</param>
    /// <exception cref="ArgumentException">The name has another shape, or belongs to an account of another provider.</exception>
    public PayoutsBuilder AddProvider(
        string providerType, string name, Func<ProviderContext, IPayoutProvider> create, Func<IServiceProvider, TransportOptions>? transport = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(providerType);
        ArgumentNullException.ThrowIfNull(create);
        if (!IsName(name)) throw new ArgumentException("An account's name has 1 to 64 lower-case letters, digits, '.', '-' or '_'.", nameof(name));
        if (!_registry.TryAdd(new ProviderDescriptor(providerType, name, create, transport ?? (static _ => new TransportOptions())))) return this;
        Services.AddKeyedSingleton<IPayoutProvider>(name, static (services, key) => services.GetRequiredService<ProviderAccounts>().Get((string)key!).Provider);
        Services.AddHttpClient(PayoutHttp.ClientName(name))
            .ConfigureHttpClient(static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(services => SendGuardFactory.Create(services, _registry.Find(name).Transport(services)))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        return this;
    }

    /// <summary>Makes the adapters of another package known by what it announces with <see cref="PayoutProviderAdapterAttribute"/>, so that a configuration section can name them as <c>Type</c>.</summary>
    /// <param name="assembly">For instance <c>typeof(ExampleOptions).Assembly</c>.</param>
    public PayoutsBuilder AddAdapters(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        _registry.Configured.Register(assembly, this);
        return this;
    }

    /// <summary>The configuration section of an account, or <c>null</c> where <c>AddPayouts</c> was called without a section.</summary>
    public IConfigurationSection? SectionOf(string name) => _registry.Section?.GetSection("Providers").GetSection(name);

    /// <summary>The path of an account's settings, for messages about them.</summary>
    public string PathOf(string name) => $"{_registry.SectionPath}:Providers:{name}";

    private static bool IsName(string name) =>
        name is { Length: >= 1 and <= 64 } && char.IsAsciiLetterOrDigit(name[0]) && name.AsSpan().IndexOfAnyExcept(NameCharacters) < 0;
}
