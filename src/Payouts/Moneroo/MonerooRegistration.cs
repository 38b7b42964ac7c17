using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Payouts.DependencyInjection;
using Payouts.Moneroo;
using Payouts.Providers;

[assembly: PayoutProviderAdapter(MonerooOptions.ProviderType, typeof(MonerooRegistration))]

namespace Payouts.Moneroo;

/// <summary>Registers a Moneroo account from a configuration section.</summary>
public sealed class MonerooRegistration : IProviderRegistration
{
    /// <inheritdoc />
    public void Register(PayoutsBuilder builder, string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddProvider(
            MonerooOptions.ProviderType,
            name,
            static context => new MonerooProvider(context),
            services => services.GetRequiredService<IOptionsMonitor<MonerooOptions>>().Get(name).Transport);
        OptionsBuilder<MonerooOptions> options = builder.Services.AddOptions<MonerooOptions>(name).ValidateOnStart();
        if (builder.SectionOf(name) is { } section) options.Bind(section);

        // An account that is registered again has its validator: a second one would tell every problem twice.
        if (!builder.Services.Any(service => service.ImplementationInstance is MonerooOptionsValidator validator && string.Equals(validator.Account, name, StringComparison.Ordinal)))
            builder.Services.AddSingleton<IValidateOptions<MonerooOptions>>(new MonerooOptionsValidator(name, () => builder.PathOf(name)));
    }
}
