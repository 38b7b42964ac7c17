using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Payouts.Tests.Support;

/// <summary>A server that speaks HTTP by hand on loopback, so that it can misbehave at every byte; counts what came over the wire.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly X509Certificate2? _certificate;
    private readonly Lock _lock = new();
    private readonly List<RawExchange> _requests = [];
    private readonly List<RawExchange> _posts = [];
    private readonly List<RawExchange> _bodies = [];
    private readonly List<(Func<bool> Condition, TaskCompletionSource Met)> _watchers = [];
    private readonly Task _accepting;
    private int _connections;

    /// <summary>Starts to listen.</summary>
    /// <param name="script">What happens to each request, after its head was read.</param>
    /// <param name="certificate">Makes it speak TLS.</param>
    internal RawServer(Func<RawExchange, Task> script, X509Certificate2? certificate = null)
    {
        Script = script;
        _certificate = certificate;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>What happens to each request from now on.</summary>
    internal Func<RawExchange, Task> Script { get; set; }

    internal int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    internal Uri Address => new($"{(_certificate is null ? "http" : "https")}://localhost:{Port}");

    internal CancellationToken Stopped => _stop.Token;

    internal int Connections
    {
        get
        {
            lock (_lock) return _connections;
        }
    }

    /// <summary>Every request whose head came whole.</summary>
    internal IReadOnlyList<RawExchange> Requests
    {
        get
        {
            lock (_lock) return [.. _requests];
        }
    }

    /// <summary>Every POST whose head came whole.</summary>
    internal IReadOnlyList<RawExchange> Posts
    {
        get
        {
            lock (_lock) return [.. _posts];
        }
    }

    /// <summary>How many bodies began to come over the wire.</summary>
    internal int Bodies
    {
        get
        {
            lock (_lock) return _bodies.Count;
        }
    }

    internal Task WaitForConnectionsAsync(int count) => WaitAsync(() => _connections >= count);

    internal Task WaitForRequestsAsync(int count) => WaitAsync(() => _requests.Count >= count);

    internal Task WaitForBodiesAsync(int count) => WaitAsync(() => _bodies.Count >= count);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    internal void CountBody(RawExchange exchange) => Note(() => _bodies.Add(exchange));

    private Task WaitAsync(Func<bool> condition)
    {
        lock (_lock)
        {
            if (condition()) return Task.CompletedTask;
            var met = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _watchers.Add((condition, met));
            return met.Task.WaitAsync(Patience.Long);
        }
    }

    private void Note(Action change)
    {
        lock (_lock)
        {
            change();
            foreach ((Func<bool> condition, TaskCompletionSource met) in _watchers)
            {
                if (condition()) met.TrySetResult();
            }
        }
    }

    private async Task AcceptAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                Socket socket = await _listener.AcceptSocketAsync(_stop.Token);
                int connection = 0;
                Note(() => connection = ++_connections);
                open.Add(ServeAsync(socket, connection));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(open);
        }
    }

    // A connection may end in any way a script or a client likes; only what came over it counts.
    private async Task ServeAsync(Socket socket, int connection)
    {
        try
        {
            using (socket)
            {
                await using var plain = new NetworkStream(socket, ownsSocket: false);
                await using Stream stream = await SecureAsync(plain);
                var unread = new List<byte>();
                while (await ReadHeadAsync(stream, unread) is { } head)
                {
                    RawExchange exchange = Meet(socket, stream, head, unread, connection);
                    await Script(exchange);
                    if (!exchange.IsOpen) return;
                }
            }
        }
        catch (Exception error) when (error is IOException or SocketException or OperationCanceledException or ObjectDisposedException
            or System.Security.Authentication.AuthenticationException)
        {
        }
    }

    private RawExchange Meet(Socket socket, Stream stream, string head, List<byte> unread, int connection)
    {
        int number;
        lock (_lock) number = _requests.Count + 1;
        var exchange = new RawExchange(this, socket, stream, head, unread, number, connection);
        Note(() =>
        {
            _requests.Add(exchange);
            if (exchange.IsPost) _posts.Add(exchange);
        });
        return exchange;
    }

    private async Task<Stream> SecureAsync(Stream plain)
    {
        if (_certificate is null) return plain;
        var secure = new SslStream(plain);
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _stop.Token);
        return secure;
    }

    private async Task<string?> ReadHeadAsync(Stream stream, List<byte> unread)
    {
        byte[] buffer = new byte[16 * 1024];
        while (true)
        {
            int end = unread.ToArray().AsSpan().IndexOf("\r\n\r\n"u8);
            if (end >= 0)
            {
                string head = Encoding.ASCII.GetString(unread.GetRange(0, end + 2).ToArray());
                unread.RemoveRange(0, end + 4);
                return head;
            }

            int read = await stream.ReadAsync(buffer, _stop.Token);
            if (read == 0) return null;
            unread.AddRange(buffer.AsSpan(0, read).ToArray());
        }
    }
}
