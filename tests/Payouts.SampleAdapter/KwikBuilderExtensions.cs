using Kwik;
using Payouts.DependencyInjection;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers accounts at Kwik.</summary>
public static class KwikBuilderExtensions
{
    /// <summary>Registers an account under a name, which becomes its service key and its configuration section.</summary>
    public static PayoutsBuilder AddKwik(this PayoutsBuilder builder, string name = "kwik", Action<KwikOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        new KwikRegistration().Register(builder, name);
        if (configure is not null) builder.Services.Configure(name, configure);
        return builder;
    }
}
