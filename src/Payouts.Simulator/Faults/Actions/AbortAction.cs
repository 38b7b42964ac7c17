namespace Payouts.Simulator;

internal sealed class AbortAction : FaultAction
{
    internal override Task ApplyAsync(FaultExchange exchange)
    {
        exchange.Reset();
        return Task.CompletedTask;
    }
}
