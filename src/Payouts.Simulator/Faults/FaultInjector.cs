using Microsoft.AspNetCore.Http;

namespace Payouts.Simulator;

/// <summary>Stands between the recorder and the providers and lets the script strike.</summary>
internal sealed class FaultInjector(SimulatorContext context, CancellationToken stopping)
{
    public async Task RunAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<ReceivedRequest>() is not { } request || context.Faults.Take(request) is not { } fault)
        {
            await next(http).ConfigureAwait(false);
            return;
        }

        FaultExchange exchange = new(http, request, next, context, stopping);
        if (fault.Point == FaultPoint.AfterExecute)
            await exchange.ExecuteAsync().ConfigureAwait(false);
        await fault.Action.ApplyAsync(exchange).ConfigureAwait(false);
    }
}
