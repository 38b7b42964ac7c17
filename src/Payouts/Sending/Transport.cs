using System.Net;
using Payouts.Providers;

namespace Payouts.Sending;

/// <summary>Makes the handlers that really write to sockets: no redirects, cookies, credentials or decompression, for each could send a body twice or tell somebody else.</summary>
internal static class Transport
{
    internal static SocketsHttpHandler Create(TransportOptions options, bool freshConnections) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        Credentials = null,
        PreAuthenticate = false,
        DefaultProxyCredentials = null,
        Proxy = new ProxyWithoutCredentials(HttpClient.DefaultProxy),
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        EnableMultipleHttp2Connections = false,
        Expect100ContinueTimeout = TimeSpan.Zero,
        ConnectTimeout = options.ConnectTimeout,
        MaxConnectionsPerServer = options.MaxConnections,
        PooledConnectionLifetime = freshConnections ? TimeSpan.Zero : options.ConnectionLifetime,
    };
}
