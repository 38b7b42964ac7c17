using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Payouts.Diagnostics;
using Payouts.Providers;

namespace Payouts.Sending;

/// <summary>Puts the guard around a primary handler that the host set in place of ours, so that nothing is sent without it.</summary>
internal sealed class GuardFilter(TimeProvider time, ILogger<GuardFilter> logger) : IHttpMessageHandlerBuilderFilter
{
    private static readonly string Prefix = PayoutHttp.ClientName("");

    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        if (builder.Name?.StartsWith(Prefix, StringComparison.Ordinal) != true || builder.PrimaryHandler is SendGuard) return;
        ProviderAccount account = builder.Services.GetRequiredService<ProviderAccounts>().Get(builder.Name[Prefix.Length..]);
        HttpMessageHandler foreign = builder.PrimaryHandler;
        bool isKnown = Transport.TryHarden(foreign);
        if (!isKnown) logger.ForeignTransport(builder.Name, foreign.GetType().Name);
        builder.PrimaryHandler = new SendGuard(foreign, ForCreates(foreign, account), time);
    };

    // Below the guard nobody watches: a provider that executes whatever it gets is reached through the runtime's own sockets, over a connection made for it.
    private static HttpMessageHandler ForCreates(HttpMessageHandler foreign, ProviderAccount account)
    {
        if (account.Capabilities.Idempotency.IsKeyed || account.Transport.AllowForeignTransport) return foreign;
        if (foreign is not SocketsHttpHandler sockets) return new RefusingTransport(foreign.GetType().Name);
        sockets.PooledConnectionLifetime = TimeSpan.Zero;
        return sockets;
    }
}
