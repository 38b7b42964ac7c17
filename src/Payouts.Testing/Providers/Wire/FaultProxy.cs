using System.Net;
using System.Net.Sockets;

namespace Payouts.Testing;

/// <summary>Stands between adapter and server on a real socket: forwards, records, and does to requests and answers what networks do.</summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private readonly Uri _server;
    private readonly ManualClock _clock;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly List<WireRequest> _requests = [];
    private readonly List<Task> _running = [];
    private readonly Queue<Func<WireExchange, Task>> _createScripts = [];
    private readonly int _port;
    private Socket _listener;
    private int _connections;

    internal FaultProxy(Uri server, ManualClock clock)
    {
        _server = server;
        _clock = clock;
        _listener = Bind(0);
        _port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
        Listen();
    }

    /// <summary>What adapters are given as the provider's base address.</summary>
    internal Uri Address => new UriBuilder(_server) { Scheme = Uri.UriSchemeHttp, Host = "127.0.0.1", Port = _port }.Uri;

    /// <summary>Whether each answer ends its connection, so that the next request needs a new one.</summary>
    internal bool ClosesConnections { get; set; }

    /// <summary>Tells create calls from others; everything is "other" until it is set.</summary>
    internal Func<WireRequest, bool> IsCreate { get; set; } = static _ => false;

    /// <summary>What is done to every request that is no create call, while it is set.</summary>
    internal Func<WireExchange, Task>? OnOther { get; set; }

    /// <summary>What is done to the next connection in place of listening to it, once.</summary>
    internal Action<Socket>? OnNextConnection { get; set; }

    /// <summary>What went wrong with the server itself, if anything did.</summary>
    internal string? Trouble { get; private set; }

    /// <summary>Every request since the last <see cref="Forget"/>, in order.</summary>
    internal IReadOnlyList<WireRequest> Requests
    {
        get
        {
            lock (_lock) return [.. _requests];
        }
    }

    internal IReadOnlyList<WireRequest> Creates => [.. Requests.Where(IsCreate)];

    /// <summary>How many connections were made since the last <see cref="Forget"/>.</summary>
    internal int Connections => Volatile.Read(ref _connections);

    internal static void Close(Socket socket)
    {
        try
        {
            socket.Shutdown(SocketShutdown.Both);
        }
        catch (SocketException)
        {
            // The other side was faster.
        }

        socket.Close();
    }

    internal static void Reset(Socket socket)
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Close();
    }

    /// <summary>Does something to the next create call that has nothing in store for it yet.</summary>
    internal void OnNextCreate(Func<WireExchange, Task> script)
    {
        lock (_lock) _createScripts.Enqueue(script);
    }

    /// <summary>Refuses connections from now on; the port stays taken, so that nobody else gets it meanwhile.</summary>
    internal void StopListening()
    {
        _listener.Dispose();
        _listener = Bind(_port);
    }

    /// <summary>Takes connections, after the start or again.</summary>
    internal void Listen()
    {
        _listener.Listen();
        lock (_lock) _running.Add(AcceptAsync(_listener));
    }

    /// <summary>Forgets what came so far.</summary>
    internal void Forget()
    {
        lock (_lock)
        {
            _requests.Clear();
            _connections = 0;
        }
    }

    internal async Task<WireAnswer> AskServerAsync(WireRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await Upstream.AskAsync(_server, request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or SocketException or FormatException)
        {
            Trouble ??= $"{request} got no answer ({error.Message})";
            throw new IOException(Trouble, error);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _listener.Dispose();
        Task[] running;
        lock (_lock) running = [.. _running];
        await Task.WhenAll(running).ConfigureAwait(false);
        _stop.Dispose();
    }

    private static Socket Bind(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
        return socket;
    }

    private async Task AcceptAsync(Socket listener)
    {
        while (true)
        {
            Socket socket;
            try
            {
                socket = await listener.AcceptAsync(_stop.Token).ConfigureAwait(false);
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }

            int number = Interlocked.Increment(ref _connections);
            if (OnNextConnection is { } end)
            {
                OnNextConnection = null;
                end(socket);
                continue;
            }

            lock (_lock) _running.Add(ServeAsync(socket, number));
        }
    }

    // A connection may end in any way that a script or the client likes; only what came over it counts.
    private async Task ServeAsync(Socket socket, int number)
    {
        try
        {
            using (socket)
            {
                socket.NoDelay = true;
                var stream = new NetworkStream(socket, ownsSocket: false);
                await using (stream.ConfigureAwait(false))
                {
                    var reader = new HttpReader(stream);
                    for (bool isFirst = true; await reader.ReadHeadAsync(_stop.Token).ConfigureAwait(false) is { } head; isFirst = false)
                    {
                        var request = new WireRequest(head, number, isFirst, _clock.UtcNow);
                        var exchange = new WireExchange(this, socket, stream, reader, request, _stop.Token);
                        await ScriptFor(request)(exchange).ConfigureAwait(false);
                        if (!exchange.IsOpen) return;
                    }
                }
            }
        }
        catch (Exception error) when (error is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
        }
    }

    private Func<WireExchange, Task> ScriptFor(WireRequest request)
    {
        lock (_lock)
        {
            _requests.Add(request);
            if (!IsCreate(request)) return OnOther ?? PassAsync;
            return _createScripts.TryDequeue(out Func<WireExchange, Task>? script) ? script : PassAsync;
        }
    }

    private static async Task PassAsync(WireExchange exchange) => await exchange.AnswerAsync(await exchange.ForwardAsync().ConfigureAwait(false)).ConfigureAwait(false);
}
