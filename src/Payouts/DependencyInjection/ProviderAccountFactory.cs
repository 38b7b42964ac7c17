using Microsoft.Extensions.DependencyInjection;
using Payouts.Diagnostics;
using Payouts.Providers;
using Payouts.Sending;

namespace Payouts.DependencyInjection;

/// <summary>Makes a registered account with its pacing, breaker and clients.</summary>
internal static class ProviderAccountFactory
{
    internal static ProviderAccount Create(IServiceProvider services, ProviderDescriptor descriptor)
    {
        var time = services.GetRequiredService<TimeProvider>();
        var clients = services.GetRequiredService<IHttpClientFactory>();
        TransportOptions transport = descriptor.Transport(services);

        // The limits are the provider's to tell, and its client needs them: both find each other through this variable.
        AccountPacing? pacing = null;
        var context = new ProviderContext(descriptor.Name, services, time, authorize => new ProviderHttpClient(
            descriptor.Name, new ReadPipeline(clients, () => pacing!, transport.MaxAnswerBytes, time, services.GetRequiredService<PayoutMetrics>()), authorize));
        IPayoutProvider provider = descriptor.Create(context);
        pacing = new AccountPacing(provider.Capabilities.RateLimits, time);
        return new ProviderAccount(provider, pacing, new CreateBreaker(time), transport);
    }
}
