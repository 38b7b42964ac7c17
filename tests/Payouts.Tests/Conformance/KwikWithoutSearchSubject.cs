using Kwik;
using Microsoft.Extensions.DependencyInjection;
using Payouts.DependencyInjection;
using Payouts.Providers;

namespace Payouts.Tests.Conformance;

/// <summary>The sample adapter as it would be at a provider that cannot be searched: what is lost stays lost until a person looks.</summary>
internal sealed class KwikWithoutSearchSubject : KwikSubject
{
    public override void Register(PayoutsBuilder builder, Uri baseAddress)
    {
        builder.AddProvider(KwikOptions.ProviderType, Account, static context => new WithoutAbilities(new KwikProvider(context), [ProviderOperation.SearchByHandle]));
        builder.AddKwik(Account, options => Set(options, baseAddress));
    }
}
