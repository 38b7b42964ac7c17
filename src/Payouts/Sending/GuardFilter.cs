using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Payouts.Diagnostics;
using Payouts.Providers;

namespace Payouts.Sending;

/// <summary>Puts the guard around a primary handler that the host set in place of ours, so that nothing is sent without it.</summary>
internal sealed class GuardFilter(ILogger<GuardFilter> logger) : IHttpMessageHandlerBuilderFilter
{
    private static readonly string Prefix = PayoutHttp.ClientName("");

    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        if (builder.Name?.StartsWith(Prefix, StringComparison.Ordinal) != true || builder.PrimaryHandler is SendGuard) return;
        var accounts = builder.Services.GetRequiredService<ProviderAccounts>();
        string account = builder.Name[Prefix.Length..];
        bool isVouchedFor = accounts.Get(account).Transport.AllowForeignTransport;
        HttpMessageHandler foreign = builder.PrimaryHandler;
        if (!Transport.TryHarden(foreign)) logger.ForeignTransport(builder.Name, foreign.GetType().Name);
        HttpMessageHandler creates = ForCreates(foreign, isVouchedFor, accounts.CapabilitiesOf(account)?.Idempotency);
        builder.PrimaryHandler = new SendGuard(foreign, creates, mayCopyBody: isVouchedFor);
    };

    // What the guard takes for creates at a provider that executes whatever it gets: below the guard nobody watches, so it is reached through the
    // runtime's own sockets only, over a connection made for it. Where the key cannot be told, the sockets are set up as if there were none.
    private static HttpMessageHandler ForCreates(HttpMessageHandler foreign, bool isVouchedFor, IdempotencyTraits? idempotency)
    {
        if (foreign is not SocketsHttpHandler sockets) return isVouchedFor ? foreign : new RefusingTransport(foreign.GetType().Name);
        if (idempotency is not { IsKeyed: true }) sockets.PooledConnectionLifetime = TimeSpan.Zero;
        return sockets;
    }
}
