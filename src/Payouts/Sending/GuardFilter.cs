using Microsoft.Extensions.Http;
using Payouts.Providers;

namespace Payouts.Sending;

/// <summary>Puts the guard around a primary handler that the host set in place of ours, so that nothing is sent without it.</summary>
internal sealed class GuardFilter(TimeProvider time) : IHttpMessageHandlerBuilderFilter
{
    private static readonly string Prefix = PayoutHttp.ClientName("");

    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        if (builder.Name?.StartsWith(Prefix, StringComparison.Ordinal) != true || builder.PrimaryHandler is SendGuard) return;
        builder.PrimaryHandler = new SendGuard(builder.PrimaryHandler, builder.PrimaryHandler, time);
    };
}
