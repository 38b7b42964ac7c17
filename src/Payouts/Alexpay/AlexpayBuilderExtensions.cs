using Payouts.Alexpay;
using Payouts.DependencyInjection;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers Alexpay accounts.</summary>
public static class AlexpayBuilderExtensions
{
    /// <summary>Registers an Alexpay account named <c>alexpay</c>.</summary>
    /// <param name="builder">The builder of <c>AddPayouts</c>.</param>
    /// <param name="configure">Sets what the configuration section does not.</param>
    public static PayoutsBuilder AddAlexpay(this PayoutsBuilder builder, Action<AlexpayOptions>? configure = null) =>
        builder.AddAlexpay("alexpay", configure);

    /// <summary>Registers an Alexpay account under a name, which becomes its service key and its configuration section.</summary>
    /// <param name="builder">The builder of <c>AddPayouts</c>.</param>
    /// <param name="name">For instance <c>alexpay-payroll</c>.</param>
    /// <param name="configure">Sets what the configuration section does not.</param>
    public static PayoutsBuilder AddAlexpay(this PayoutsBuilder builder, string name, Action<AlexpayOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        new AlexpayRegistration().Register(builder, name);
        if (configure is not null) builder.Services.Configure(name, configure);
        return builder;
    }
}
