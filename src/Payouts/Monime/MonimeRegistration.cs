using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Payouts.DependencyInjection;
using Payouts.Monime;
using Payouts.Providers;

[assembly: PayoutProviderAdapter(MonimeOptions.ProviderType, typeof(MonimeRegistration))]

namespace Payouts.Monime;

/// <summary>Registers a Monime account from a configuration section.</summary>
public sealed class MonimeRegistration : IProviderRegistration
{
    /// <inheritdoc />
    public void Register(PayoutsBuilder builder, string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddProvider(
            MonimeOptions.ProviderType,
            name,
            static context => new MonimeProvider(context),
            services => services.GetRequiredService<IOptionsMonitor<MonimeOptions>>().Get(name).Transport);
        OptionsBuilder<MonimeOptions> options = builder.Services.AddOptions<MonimeOptions>(name).ValidateOnStart();
        if (builder.SectionOf(name) is { } section) options.Bind(section);

        // An account that is registered again has its validator: a second one would tell every problem twice.
        if (!builder.Services.Any(service => service.ImplementationInstance is MonimeOptionsValidator validator && string.Equals(validator.Account, name, StringComparison.Ordinal)))
            builder.Services.AddSingleton<IValidateOptions<MonimeOptions>>(new MonimeOptionsValidator(name, () => builder.PathOf(name)));
    }
}
