namespace Payouts.Simulator;

internal sealed class ResetInBodyAction : FaultAction
{
    internal override bool NeedsRequest => true;

    internal override async Task ApplyAsync(FaultExchange exchange)
    {
        byte[] half = new byte[Math.Max(1, (exchange.Http.Request.ContentLength ?? 2) / 2)];
        await exchange.Http.Request.Body.ReadAtLeastAsync(half, half.Length, throwOnEndOfStream: false, exchange.Http.RequestAborted).ConfigureAwait(false);
        exchange.Reset();
    }
}
