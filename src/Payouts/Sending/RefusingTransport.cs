namespace Payouts.Sending;

/// <summary>Stands in the place of a transport that payouts must not go through.</summary>
internal sealed class RefusingTransport(string handler) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => throw ForeignTransportException.Refused(handler);
}
