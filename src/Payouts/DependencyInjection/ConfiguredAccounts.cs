using System.Reflection;
using Microsoft.Extensions.Configuration;
using Payouts.Providers;

namespace Payouts.DependencyInjection;

/// <summary>The accounts of configuration sections, and the adapters that are known to register them.</summary>
internal sealed class ConfiguredAccounts
{
    private readonly List<PayoutProviderAdapterAttribute> _adapters = [];
    private readonly List<IConfigurationSection> _waiting = [];

    /// <summary>Notes the accounts of a section; they are registered as soon as their adapter is known.</summary>
    internal void Add(IConfigurationSection section) => _waiting.AddRange(section.GetChildren());

    /// <summary>Makes the adapters of an assembly known, and registers the accounts that waited for one.</summary>
    internal void Register(Assembly assembly, PayoutsBuilder builder)
    {
        _adapters.AddRange(assembly.GetCustomAttributes<PayoutProviderAdapterAttribute>().Where(adapter => AdapterOf(adapter.ProviderType) is null));
        foreach (IConfigurationSection account in _waiting.Where(account => AdapterOf(TypeOf(account)) is not null).ToArray())
        {
            _waiting.Remove(account);
            var registration = (IProviderRegistration)Activator.CreateInstance(AdapterOf(TypeOf(account))!.Registration)!;

            // Configuration does not tell letter cases apart, and the name is part of every key: it must not depend on which source came first.
#pragma warning disable CA1308
            registration.Register(builder, account.Key.ToLowerInvariant());
#pragma warning restore CA1308
        }
    }

    /// <summary>The account that still waits for its adapter, in words that say what to do, or <c>null</c>.</summary>
    internal string? DescribeUnknown() => _waiting.Count == 0
        ? null
        : $"{_waiting[0].Path}:Type is not an adapter known. Known: {string.Join(", ", _adapters.Select(static adapter => adapter.ProviderType))}; "
            + "the adapters of another package are made known in code: call AddAdapters with its assembly in AddPayouts.";

    private static string TypeOf(IConfigurationSection account) => account["Type"] ?? account.Key;

    private PayoutProviderAdapterAttribute? AdapterOf(string type) => _adapters.Find(adapter => string.Equals(adapter.ProviderType, type, StringComparison.OrdinalIgnoreCase));
}
