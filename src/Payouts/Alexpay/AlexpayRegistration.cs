using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Payouts.Alexpay;
using Payouts.DependencyInjection;
using Payouts.Providers;

[assembly: PayoutProviderAdapter(AlexpayOptions.ProviderType, typeof(AlexpayRegistration))]

namespace Payouts.Alexpay;

/// <summary>Registers an Alexpay account from a configuration section.</summary>
public sealed class AlexpayRegistration : IProviderRegistration
{
    /// <inheritdoc />
    public void Register(PayoutsBuilder builder, string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddProvider(
            AlexpayOptions.ProviderType,
            name,
            static context => new AlexpayProvider(context),
            services => services.GetRequiredService<IOptionsMonitor<AlexpayOptions>>().Get(name).Transport);
        OptionsBuilder<AlexpayOptions> options = builder.Services.AddOptions<AlexpayOptions>(name).ValidateOnStart();
        if (builder.SectionOf(name) is { } section) options.Bind(section);

        // An account that is registered again has its validator: a second one would tell every problem twice.
        if (!builder.Services.Any(service => service.ImplementationInstance is AlexpayOptionsValidator validator && string.Equals(validator.Account, name, StringComparison.Ordinal)))
            builder.Services.AddSingleton<IValidateOptions<AlexpayOptions>>(new AlexpayOptionsValidator(name, () => builder.PathOf(name)));
    }
}
