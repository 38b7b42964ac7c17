namespace Payouts.Simulator;

internal sealed class RespondAction(int status, byte[] body, IReadOnlyDictionary<string, string>? headers) : FaultAction
{
    internal override Task ApplyAsync(FaultExchange exchange) => exchange.ReplaceAsync(status, body, headers);
}
