namespace Payouts.Tests.Support;

/// <summary>Calls on to the next handler.</summary>
internal delegate Task<HttpResponseMessage> SendOn(HttpRequestMessage request, CancellationToken cancellationToken);
