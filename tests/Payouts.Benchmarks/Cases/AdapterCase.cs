using Microsoft.Extensions.DependencyInjection;
using Payouts.Benchmarks.Transport;
using Payouts.Providers;

namespace Payouts.Benchmarks.Cases;

/// <summary>One provider's adapter with a payout to make and one to read.</summary>
/// <param name="Services">The application that has the adapter as its only account.</param>
/// <param name="Request">The payout to make.</param>
/// <param name="Id">The payout to read.</param>
/// <param name="CreateAnswer">What the provider answers to the create call.</param>
/// <param name="Provider">The provider in memory, for whoever speaks to it without the adapter; <c>null</c> where it is none.</param>
internal sealed record AdapterCase(ServiceProvider Services, PayoutRequest Request, ProviderPayoutId Id, byte[] CreateAnswer, RoutedHandler? Provider)
{
    public ProviderAccount Account { get; } = Services.GetRequiredService<ProviderAccounts>().All.Single();

    public string Name => Account.Capabilities.ProviderType;
}
