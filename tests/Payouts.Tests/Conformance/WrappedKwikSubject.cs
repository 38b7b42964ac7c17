using Kwik;
using Microsoft.Extensions.DependencyInjection;
using Payouts.DependencyInjection;
using Payouts.Providers;

namespace Payouts.Tests.Conformance;

/// <summary>The sample adapter with a provider of the test's own in its place.</summary>
internal sealed class WrappedKwikSubject(Func<ProviderContext, IPayoutProvider> create) : KwikSubject
{
    // The first registration of a name makes the provider; the second adds the sample's options.
    public override void Register(PayoutsBuilder builder, Uri baseAddress)
    {
        builder.AddProvider(KwikOptions.ProviderType, Account, create);
        builder.AddKwik(Account, options => Set(options, baseAddress));
    }
}
