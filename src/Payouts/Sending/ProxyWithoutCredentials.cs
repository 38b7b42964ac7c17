using System.Net;

namespace Payouts.Sending;

/// <summary>The machine's proxy without its credentials: answering a proxy's challenge would send the body again.</summary>
internal sealed class ProxyWithoutCredentials(IWebProxy inner) : IWebProxy
{
    public ICredentials? Credentials
    {
        get => null;
        set => throw new NotSupportedException("A proxy with credentials would have the body sent twice.");
    }

    public Uri? GetProxy(Uri destination) => inner.GetProxy(destination);

    public bool IsBypassed(Uri host) => inner.IsBypassed(host);
}
