using Payouts.DependencyInjection;
using Payouts.Moneroo;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers Moneroo accounts.</summary>
public static class MonerooBuilderExtensions
{
    /// <summary>Registers a Moneroo account named <c>moneroo</c>.</summary>
    /// <param name="builder">The builder of <c>AddPayouts</c>.</param>
    /// <param name="configure">Sets what the configuration section does not.</param>
    public static PayoutsBuilder AddMoneroo(this PayoutsBuilder builder, Action<MonerooOptions>? configure = null) =>
        builder.AddMoneroo("moneroo", configure);

    /// <summary>Registers a Moneroo account under a name, which becomes its service key and its configuration section.</summary>
    /// <param name="builder">The builder of <c>AddPayouts</c>.</param>
    /// <param name="name">For instance <c>moneroo-refunds</c>.</param>
    /// <param name="configure">Sets what the configuration section does not.</param>
    public static PayoutsBuilder AddMoneroo(this PayoutsBuilder builder, string name, Action<MonerooOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        new MonerooRegistration().Register(builder, name);
        if (configure is not null) builder.Services.Configure(name, configure);
        return builder;
    }
}
