using Kwik;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Payouts.DependencyInjection;
using Payouts.Providers;

[assembly: PayoutProviderAdapter(KwikOptions.ProviderType, typeof(KwikRegistration))]

namespace Kwik;

/// <summary>Registers an account at Kwik, from a configuration section where there is one.</summary>
public sealed class KwikRegistration : IProviderRegistration
{
    /// <inheritdoc />
    public void Register(PayoutsBuilder builder, string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddProvider(
            KwikOptions.ProviderType,
            name,
            static context => new KwikProvider(context),
            services => services.GetRequiredService<IOptionsMonitor<KwikOptions>>().Get(name).Transport);
        OptionsBuilder<KwikOptions> options = builder.Services.AddOptions<KwikOptions>(name).ValidateOnStart();
        if (builder.SectionOf(name) is { } section) options.Bind(section);

        // An account that is registered again has its validator: a second one would tell every problem twice.
        if (!builder.Services.Any(service => service.ImplementationInstance is KwikOptionsValidator validator && string.Equals(validator.Account, name, StringComparison.Ordinal)))
            builder.Services.AddSingleton<IValidateOptions<KwikOptions>>(new KwikOptionsValidator(name, () => builder.PathOf(name)));
    }
}
