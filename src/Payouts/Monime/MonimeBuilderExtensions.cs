using Payouts.DependencyInjection;
using Payouts.Monime;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers Monime accounts.</summary>
public static class MonimeBuilderExtensions
{
    /// <summary>Registers a Monime account named <c>monime</c>.</summary>
    /// <param name="builder">The builder of <c>AddPayouts</c>.</param>
    /// <param name="configure">Sets what the configuration section does not.</param>
    public static PayoutsBuilder AddMonime(this PayoutsBuilder builder, Action<MonimeOptions>? configure = null) =>
        builder.AddMonime("monime", configure);

    /// <summary>Registers a Monime account under a name, which becomes its service key and its configuration section.</summary>
    /// <param name="builder">The builder of <c>AddPayouts</c>.</param>
    /// <param name="name">For instance <c>monime-payroll</c>.</param>
    /// <param name="configure">Sets what the configuration section does not.</param>
    public static PayoutsBuilder AddMonime(this PayoutsBuilder builder, string name, Action<MonimeOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        new MonimeRegistration().Register(builder, name);
        if (configure is not null) builder.Services.Configure(name, configure);
        return builder;
    }
}
