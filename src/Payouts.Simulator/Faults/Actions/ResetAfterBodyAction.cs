namespace Payouts.Simulator;

internal sealed class ResetAfterBodyAction : FaultAction
{
    internal override bool NeedsRequest => true;

    internal override async Task ApplyAsync(FaultExchange exchange)
    {
        await exchange.HoldRequestAsync().ConfigureAwait(false);
        exchange.Reset();
    }
}
