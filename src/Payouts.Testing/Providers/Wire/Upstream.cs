using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Payouts.Testing;

/// <summary>Sends a request on to the server that plays the provider, on a connection of its own.</summary>
internal static class Upstream
{
    private static readonly string[] Replaced = ["Host", "Connection", "Keep-Alive", "Transfer-Encoding", "Content-Length", "Expect"];

    /// <summary>The server's answer, read whole.</summary>
    internal static async Task<WireAnswer> AskAsync(Uri server, WireRequest request, CancellationToken cancellationToken)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(server.Host, server.Port, cancellationToken).ConfigureAwait(false);
        Stream stream = client.GetStream();
        if (string.Equals(server.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal))
        {
            var secure = new SslStream(stream);
            await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = server.Host }, cancellationToken).ConfigureAwait(false);
            stream = secure;
        }

        await using (stream.ConfigureAwait(false))
        {
            await stream.WriteAsync(Write(server, request), cancellationToken).ConfigureAwait(false);
            return await ReadAsync(new HttpReader(stream), cancellationToken).ConfigureAwait(false);
        }
    }

    private static byte[] Write(Uri server, WireRequest request)
    {
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"{request.Method} {request.Target} HTTP/1.1\r\nHost: {server.Authority}\r\nConnection: close\r\n");
        foreach ((string name, string value) in request.Head.Headers)
        {
            if (!Replaced.Contains(name, StringComparer.OrdinalIgnoreCase)) head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        bool hasLength = request.Body.Length > 0 || request.Head.Header("Content-Length") is not null;
        if (hasLength) head.Append(CultureInfo.InvariantCulture, $"Content-Length: {request.Body.Length}\r\n");
        return [.. Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), .. request.Body];
    }

    private static async Task<WireAnswer> ReadAsync(HttpReader reader, CancellationToken cancellationToken)
    {
        while (true)
        {
            HttpHead head = await reader.ReadHeadAsync(cancellationToken).ConfigureAwait(false) ?? throw new IOException("it closed the connection without an answer");
            int status = int.Parse(head.FirstLine.Split(' ')[1], CultureInfo.InvariantCulture);
            if (status is >= 100 and <= 199) continue;
            byte[] body = status is 204 or 304 ? [] : await reader.ReadBodyAsync(head, isToTheEnd: true, cancellationToken).ConfigureAwait(false);
            return new WireAnswer(status, head.Headers, body);
        }
    }
}
