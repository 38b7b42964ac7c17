using Microsoft.Extensions.Configuration;

namespace Payouts.DependencyInjection;

/// <summary>What was registered so far; one for each service collection.</summary>
internal sealed class PayoutsRegistry
{
    internal const string InMemory = "memory";

    private readonly Dictionary<string, ProviderDescriptor> _providers = new(StringComparer.Ordinal);

    internal ConfiguredAccounts Configured { get; } = new();

    internal IConfigurationSection? Section { get; set; }

    internal string SectionPath => Section?.Path ?? "Payouts";

    internal string? Journal { get; set; }

    internal IReadOnlyCollection<ProviderDescriptor> Providers => _providers.Values;

    internal ProviderDescriptor Find(string name) => _providers[name];

    internal bool TryAdd(ProviderDescriptor provider)
    {
        if (_providers.TryAdd(provider.Name, provider)) return true;
        if (string.Equals(_providers[provider.Name].ProviderType, provider.ProviderType, StringComparison.Ordinal)) return false;
        throw new ArgumentException(
            $"The account name '{provider.Name}' belongs to {_providers[provider.Name].ProviderType}; register the {provider.ProviderType} account under another name.",
            nameof(provider));
    }
}
