using Microsoft.Extensions.DependencyInjection;
using Payouts.Providers;

namespace Payouts.Sending;

/// <summary>Makes the guard over real sockets.</summary>
internal static class SendGuardFactory
{
    internal static SendGuard Create(IServiceProvider services, TransportOptions options)
    {
        SocketsHttpHandler pooled = Transport.Create(options, freshConnections: false);
        SocketsHttpHandler fresh = Transport.Create(options, freshConnections: true);
        foreach (TransportAdjustment adjustment in services.GetServices<TransportAdjustment>())
        {
            adjustment.Adjust(pooled);
            adjustment.Adjust(fresh);
        }

        return new SendGuard(pooled, fresh);
    }
}
