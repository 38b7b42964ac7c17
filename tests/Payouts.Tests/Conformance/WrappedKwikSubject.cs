using Kwik;
using Microsoft.Extensions.DependencyInjection;
using Payouts.DependencyInjection;
using Payouts.Providers;

namespace Payouts.Tests.Conformance;

/// <summary>The sample adapter inside another one.</summary>
internal sealed class WrappedKwikSubject(Func<IPayoutProvider, IPayoutProvider> wrap) : KwikSubject
{
    // The first registration of a name makes the provider; the second adds the sample's options.
    public override void Register(PayoutsBuilder builder, Uri baseAddress)
    {
        builder.AddProvider(KwikOptions.ProviderType, Account, context => wrap(new KwikProvider(context)));
        builder.AddKwik(Account, options => Set(options, baseAddress));
    }
}
