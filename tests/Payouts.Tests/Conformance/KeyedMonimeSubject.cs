using Payouts.DependencyInjection;
using Payouts.Monime;

namespace Payouts.Tests.Conformance;

/// <summary>Monime as a provider would be that takes keys and cannot be searched: what is lost is found by repeating it.</summary>
internal sealed class KeyedMonimeSubject() : MonimeSubject(MonimeApi.V1)
{
    // The first registration of a name makes the provider; the second adds Monime's options.
    public override void Register(PayoutsBuilder builder, Uri baseAddress)
    {
        builder.AddProvider(MonimeOptions.ProviderType, Account, static context => new WithoutAbilities(new MonimeProvider(context)));
        base.Register(builder, baseAddress);
    }
}
