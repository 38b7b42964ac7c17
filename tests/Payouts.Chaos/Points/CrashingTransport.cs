using System.Net.Sockets;

namespace Payouts.Chaos.Points;

/// <summary>The runtime's sockets with a place to die at around connecting, and around each write and read.</summary>
internal static class CrashingTransport
{
    public static SocketsHttpHandler Create(CrashPoints points) => new()
    {
        ConnectCallback = (context, cancellationToken) => points.AroundAsync<Stream>("connect", async () =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
                return new CrashingStream(new NetworkStream(socket, ownsSocket: true), points);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }),
    };
}
