namespace Payouts.Simulator;

internal sealed class AbortAction : FaultAction
{
    internal override Task ApplyAsync(FaultExchange exchange)
    {
        exchange.Request.Dropped = true;
        exchange.Http.Abort();
        return Task.CompletedTask;
    }
}
