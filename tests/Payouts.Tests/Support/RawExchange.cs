using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Payouts.Tests.Support;

/// <summary>One request that arrived at a <see cref="RawServer"/>, and whatever the script answers or does to its connection.</summary>
internal sealed class RawExchange
{
    private readonly RawServer _server;
    private readonly Socket _socket;
    private readonly Stream _stream;
    private readonly List<byte> _unread;
    private readonly List<byte> _body = [];
    private bool _isBodyCounted;

    internal RawExchange(RawServer server, Socket socket, Stream stream, string head, List<byte> unread, int number, int connection)
    {
        _server = server;
        _socket = socket;
        _stream = stream;
        _unread = unread;
        Head = head;
        Number = number;
        Connection = connection;
        BodyLength = int.Parse(Header("Content-Length") ?? "0", CultureInfo.InvariantCulture);
        CountBody();
    }

    /// <summary>1 for the first request of the server, whatever the connection.</summary>
    internal int Number { get; }

    /// <summary>1 for the first connection.</summary>
    internal int Connection { get; }

    /// <summary>Request line and headers as they came.</summary>
    internal string Head { get; }

    internal string RequestLine => Head[..Head.IndexOf('\r', StringComparison.Ordinal)];

    internal string Version => RequestLine[(RequestLine.LastIndexOf(' ') + 1)..];

    internal bool IsPost => Head.StartsWith("POST ", StringComparison.Ordinal);

    internal int BodyLength { get; }

    /// <summary>What was read of the body.</summary>
    internal byte[] Body => [.. _body];

    internal bool IsOpen { get; private set; } = true;

    /// <summary>The end of the server.</summary>
    internal CancellationToken Ended => _server.Stopped;

    internal string? Header(string name)
    {
        foreach (string line in Head.Split("\r\n"))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && line.AsSpan(0, colon).Equals(name, StringComparison.OrdinalIgnoreCase)) return line[(colon + 1)..].Trim();
        }

        return null;
    }

    /// <summary>Reads the body, or its first bytes.</summary>
    internal async Task ReadBodyAsync(int most = int.MaxValue)
    {
        int wanted = Math.Min(BodyLength, most);
        byte[] buffer = new byte[16 * 1024];
        while (_body.Count < wanted)
        {
            if (_unread.Count > 0)
            {
                int take = Math.Min(_unread.Count, wanted - _body.Count);
                _body.AddRange(_unread.GetRange(0, take));
                _unread.RemoveRange(0, take);
                continue;
            }

            int read = await _stream.ReadAsync(buffer, _server.Stopped);
            if (read == 0) break;
            _unread.AddRange(buffer.AsSpan(0, read).ToArray());
            CountBody();
        }
    }

    /// <summary>Answers in well-formed HTTP and keeps the connection.</summary>
    internal async Task AnswerAsync(int status, string body = "", string contentType = "application/json", params string[] headers)
    {
        byte[] content = Encoding.UTF8.GetBytes(body);
        string extra = string.Concat(headers.Select(static header => header + "\r\n"));
        await WriteAsync($"HTTP/1.1 {status} Scripted\r\nContent-Type: {contentType}\r\nContent-Length: {content.Length}\r\n{extra}\r\n");
        await WriteAsync(content);
    }

    internal Task WriteAsync(string text) => WriteAsync(Encoding.UTF8.GetBytes(text));

    internal async Task WriteAsync(byte[] bytes)
    {
        await _stream.WriteAsync(bytes, _server.Stopped);
        await _stream.FlushAsync(_server.Stopped);
    }

    /// <summary>Closes in good order.</summary>
    internal void Close()
    {
        IsOpen = false;
        _socket.Shutdown(SocketShutdown.Both);
        _socket.Close();
    }

    /// <summary>Closes with a RST.</summary>
    internal void Reset()
    {
        IsOpen = false;
        _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        _socket.Close();
    }

    private void CountBody()
    {
        if (_isBodyCounted || BodyLength == 0 || _unread.Count == 0) return;
        _isBodyCounted = true;
        _server.CountBody(this);
    }
}
