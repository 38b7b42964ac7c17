using Payouts.Sending;

namespace Payouts.Providers;

/// <summary>A registered account with what its sends and reads share.</summary>
internal sealed record ProviderAccount(IPayoutProvider Provider, AccountPacing Pacing, CreateBreaker Breaker, TransportOptions Transport)
{
    internal string Name => Provider.Name;

    internal ProviderCapabilities Capabilities => Provider.Capabilities;
}
