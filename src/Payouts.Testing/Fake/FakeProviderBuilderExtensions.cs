using Payouts.DependencyInjection;
using Payouts.Providers;
using Payouts.Testing;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers scripted providers for tests.</summary>
public static class FakeProviderBuilderExtensions
{
    private static readonly Uri Nowhere = new("https://fake.invalid/");

    /// <summary>Registers an account at a fake provider, which answers inside the process.</summary>
    /// <param name="builder">The builder of <c>AddPayouts</c>.</param>
    /// <param name="fake">The fake; keep it to script it and to look at what it was asked.</param>
    public static PayoutsBuilder AddFakeProvider(this PayoutsBuilder builder, FakePayoutProvider fake)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(fake);
        builder.AddProvider(
            FakeAdapter.ProviderType,
            fake.Name,
            context =>
            {
                TestsOnly.Check(context.Services, "AddFakeProvider");
                return new FakeAdapter(fake, Nowhere, context);
            },
            static _ => new TransportOptions { AllowForeignTransport = true });
        builder.Services.AddHttpClient(PayoutHttp.ClientName(fake.Name))
            .ConfigurePrimaryHttpMessageHandler(services => new FakeTransport(fake, services.GetRequiredService<TimeProvider>()));
        return builder;
    }

    /// <summary>Registers an account at a fake provider that is made here; it is the service <see cref="FakePayoutProvider"/> with the account's name as key.</summary>
    /// <param name="builder">The builder of <c>AddPayouts</c>.</param>
    /// <param name="name">The account's name.</param>
    /// <param name="script">Queues the replies.</param>
    public static PayoutsBuilder AddFakeProvider(this PayoutsBuilder builder, string name = "fake", Action<FakePayoutProvider>? script = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var fake = new FakePayoutProvider(name);
        script?.Invoke(fake);
        builder.Services.AddKeyedSingleton(name, fake);
        return builder.AddFakeProvider(fake);
    }
}
