using Payouts.Providers;

namespace Payouts.DependencyInjection;

/// <summary>A registered provider account before it is made.</summary>
internal sealed record ProviderDescriptor(
    string ProviderType, string Name, Func<ProviderContext, IPayoutProvider> Create, Func<IServiceProvider, TransportOptions> Transport);
