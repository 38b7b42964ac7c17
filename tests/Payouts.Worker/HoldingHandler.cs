namespace Payouts.Worker;

/// <summary>A handler of a host that says READY, and holds the request until a line comes in.</summary>
internal sealed class HoldingHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await Console.Out.WriteLineAsync("READY");
        await Console.In.ReadLineAsync(CancellationToken.None);
        return await base.SendAsync(request, CancellationToken.None);
    }
}
