using System.Net;
using Payouts.Providers;

namespace Payouts.Sending;

/// <summary>Makes the handlers that really write to sockets: no redirects, cookies, credentials or decompression, for each could send a body twice or tell somebody else.</summary>
internal static class Transport
{
    internal static SocketsHttpHandler Create(TransportOptions options, bool freshConnections)
    {
        var handler = new SocketsHttpHandler
        {
            Proxy = new ProxyWithoutCredentials(HttpClient.DefaultProxy),
            EnableMultipleHttp2Connections = false,
            ConnectTimeout = options.ConnectTimeout,
            MaxConnectionsPerServer = options.MaxConnections,
            PooledConnectionLifetime = freshConnections ? TimeSpan.Zero : options.ConnectionLifetime,
        };
        TryHarden(handler);
        return handler;
    }

    /// <summary>Sets the rules on a handler of the runtime's; <c>false</c> for a handler of another kind, whose ways are its own.</summary>
    internal static bool TryHarden(HttpMessageHandler handler)
    {
        switch (handler)
        {
            case SocketsHttpHandler sockets:
                sockets.AllowAutoRedirect = false;
                sockets.UseCookies = false;
                sockets.Credentials = null;
                sockets.PreAuthenticate = false;
                sockets.DefaultProxyCredentials = null;
                sockets.AutomaticDecompression = DecompressionMethods.None;
                sockets.ActivityHeadersPropagator = null;
                sockets.Expect100ContinueTimeout = TimeSpan.Zero;
                if (sockets.Proxy is { } proxy and not ProxyWithoutCredentials) sockets.Proxy = new ProxyWithoutCredentials(proxy);
                return true;
            case HttpClientHandler client:
                client.AllowAutoRedirect = false;
                client.UseCookies = false;
                client.UseDefaultCredentials = false;
                client.Credentials = null;
                client.PreAuthenticate = false;
                client.DefaultProxyCredentials = null;
                client.AutomaticDecompression = DecompressionMethods.None;
                if (client.Proxy is { } other and not ProxyWithoutCredentials) client.Proxy = new ProxyWithoutCredentials(other);
                return true;
            default:
                return false;
        }
    }
}
