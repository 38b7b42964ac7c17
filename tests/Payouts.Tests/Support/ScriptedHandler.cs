namespace Payouts.Tests.Support;

/// <summary>A handler of the host's, written as a function of the request and the way on.</summary>
internal sealed class ScriptedHandler(Func<HttpRequestMessage, SendOn, CancellationToken, Task<HttpResponseMessage>> script) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        script(request, base.SendAsync, cancellationToken);
}
