namespace Payouts.Simulator;

internal sealed class TruncateBodyAction : FaultAction
{
    internal override bool NeedsAnswer => true;

    internal override async Task ApplyAsync(FaultExchange exchange)
    {
        byte[] answer = exchange.Answer!;
        exchange.Http.Response.ContentLength = answer.Length;
        // The server closes a connection that owes bytes, after what was written has left; a reset could overtake it.
        await exchange.Http.Response.Body.WriteAsync(answer.AsMemory(0, answer.Length / 2), CancellationToken.None).ConfigureAwait(false);
        await exchange.Http.Response.Body.FlushAsync(CancellationToken.None).ConfigureAwait(false);
    }
}
