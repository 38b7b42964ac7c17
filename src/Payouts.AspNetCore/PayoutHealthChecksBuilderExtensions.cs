using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Payouts.AspNetCore;
using Payouts.Providers;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Health checks that move no money.</summary>
public static class PayoutHealthChecksBuilderExtensions
{
    /// <summary>Checks the journal (<c>payouts-journal</c>), each provider account by a balance or a directory (<c>payouts-provider-{account}</c>), and what is unresolved (<c>payouts-unresolved</c>). All carry the tag <c>payouts</c>.</summary>
    /// <remarks>A provider that does not answer is degraded, for payouts wait and nothing is lost; a journal that does not is unhealthy, for nothing can be sent.</remarks>
    /// <param name="builder">The builder of <c>AddHealthChecks</c>.</param>
    /// <param name="configure">Sets limits and times.</param>
    public static IHealthChecksBuilder AddPayouts(this IHealthChecksBuilder builder, Action<PayoutHealthOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        OptionsBuilder<PayoutHealthOptions> options = builder.Services.AddOptions<PayoutHealthOptions>().ValidateOnStart();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PayoutHealthOptions>, PayoutHealthOptionsValidator>());
        if (configure is not null) options.Configure(configure);

        // Accounts may be registered after this call: they are asked for when the checks are made.
        IServiceCollection services = builder.Services;
        services.AddOptions<HealthCheckServiceOptions>().Configure(checks =>
        {
            string[] accounts = [.. services.Where(static service => service.IsKeyedService && service.ServiceType == typeof(IPayoutProvider)).Select(static service => (string)service.ServiceKey!).Distinct(StringComparer.Ordinal)];
            var registrations = new List<HealthCheckRegistration>
            {
                New<JournalHealthCheck>("payouts-journal", HealthStatus.Unhealthy),
                New<UnresolvedHealthCheck>("payouts-unresolved", HealthStatus.Degraded),
            };
            registrations.AddRange(accounts.Select(static account => New<ProviderHealthCheck>($"payouts-provider-{account}", HealthStatus.Degraded, account)));
            foreach (HealthCheckRegistration registration in registrations.Where(registration => checks.Registrations.All(known => !string.Equals(known.Name, registration.Name, StringComparison.Ordinal))))
                checks.Registrations.Add(registration);
        });
        return builder;
    }

    private static HealthCheckRegistration New<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TCheck>(string name, HealthStatus failure, params object[] arguments)
        where TCheck : class, IHealthCheck
    {
        // One check for all probes, so that its last answer is known to the next.
        TCheck? made = null;
        var gate = new Lock();
        return new HealthCheckRegistration(
            name,
            services =>
            {
                lock (gate) return made ??= ActivatorUtilities.CreateInstance<TCheck>(services, arguments);
            },
            failure,
            ["payouts"]);
    }
}
