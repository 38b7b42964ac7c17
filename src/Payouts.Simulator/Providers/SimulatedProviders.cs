using Payouts.Simulator.Alexpay;
using Payouts.Simulator.Monime;
using Payouts.Simulator.Moneroo;

namespace Payouts.Simulator;

/// <summary>The one list of the providers that are simulated.</summary>
internal static class SimulatedProviders
{
    /// <summary>The names of all, known before any is made.</summary>
    public static IReadOnlyList<string> Names { get; } = [MonimeDefaults.ProviderName, AlexpayDefaults.ProviderName, MonerooDefaults.ProviderName];

    /// <summary>The names of the providers that send webhooks, with their settings among the options.</summary>
    public static IReadOnlyDictionary<string, WebhookSettings> Webhooks(PayoutSimulatorOptions options) => new Dictionary<string, WebhookSettings>(StringComparer.OrdinalIgnoreCase)
    {
        [MonimeDefaults.ProviderName] = options.For<MonimeSimulatorOptions>().Webhooks,
        [AlexpayDefaults.ProviderName] = options.For<AlexpaySimulatorOptions>().Webhooks,
        [MonerooDefaults.ProviderName] = options.For<MonerooSimulatorOptions>().Webhooks,
    };

    public static IReadOnlyList<ISimulatedProvider> Create(SimulatorContext context) =>
    [
        new MonimeProvider(context),
        new AlexpayProvider(context),
        new MonerooProvider(context),
    ];
}
