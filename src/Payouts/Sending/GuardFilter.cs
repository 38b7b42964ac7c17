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
        HttpMessageHandler foreign = builder.PrimaryHandler;
        if (!Transport.TryHarden(foreign)) logger.ForeignTransport(builder.Name, foreign.GetType().Name);
        builder.PrimaryHandler = new SendGuard(foreign, foreign, time);
    };
}
