using System.Net;
using System.Net.Sockets;

namespace Payouts.PostgreSql.Tests.Support;

/// <summary>Stands between a journal and its server, and cuts connections at the worst moment.</summary>
internal sealed class TestProxy : IAsyncDisposable
{
    // ReadyForQuery, outside of a transaction: the last message of every answer.
    private static readonly byte[] Ready = [(byte)'Z', 0, 0, 0, 5, (byte)'I'];

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _tasks = [];
    private int _target;
    private CancellationTokenSource _generation = new();
    private int _passed;
    private volatile CutPoint _cut;
    private int _answers;

    internal TestProxy(int target)
    {
        _target = target;
        _listener.Start();
        _tasks.Add(AcceptAsync());
    }

    internal enum CutPoint
    {
        Nowhere,
        BeforeTheRequest,
        BeforeTheAnswer,
    }

    internal int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How often the server has said that it is ready for the next request.</summary>
    internal int Answers => Volatile.Read(ref _answers);

    /// <summary>Cuts at the next request, or after some answers; then lets everything through again.</summary>
    internal void CutOnce(CutPoint point, int afterAnswers = 0)
    {
        Volatile.Write(ref _passed, afterAnswers);
        _cut = point;
    }

    /// <summary>Ends every connection; new ones go to another server, as a name does that was moved.</summary>
    internal async Task MoveAsync(int target)
    {
        Volatile.Write(ref _target, target);
        using CancellationTokenSource ended = Interlocked.Exchange(ref _generation, new CancellationTokenSource());
        await ended.CancelAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        Task[] tasks;
        lock (_tasks) tasks = [.. _tasks];
        await Task.WhenAll(tasks);
        _stop.Dispose();
        _generation.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                lock (_tasks) _tasks.Add(ServeAsync(client));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The proxy is ended.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient())
        {
            try
            {
                using var cut = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, _generation.Token);
                await server.ConnectAsync(IPAddress.Loopback, Volatile.Read(ref _target), cut.Token);
                await Task.WhenAny(ForwardRequestsAsync(client.GetStream(), server.GetStream(), cut.Token), ForwardAnswersAsync(server.GetStream(), client.GetStream(), cut.Token));
                await cut.CancelAsync();
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException or IOException)
            {
                // One of the two went away.
            }
        }
    }

    private async Task ForwardRequestsAsync(NetworkStream from, NetworkStream to, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer, cancellationToken) is > 0 and int count)
        {
            if (_cut == CutPoint.BeforeTheRequest)
            {
                _cut = CutPoint.Nowhere;
                return;
            }

            await to.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }
    }

    private async Task ForwardAnswersAsync(NetworkStream from, NetworkStream to, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer, cancellationToken) is > 0 and int count)
        {
            bool isEnd = buffer.AsSpan(0, count).EndsWith(Ready);
            if (isEnd) Interlocked.Increment(ref _answers);
            if (_cut != CutPoint.BeforeTheAnswer || Volatile.Read(ref _passed) > 0)
            {
                if (isEnd && _cut == CutPoint.BeforeTheAnswer) Interlocked.Decrement(ref _passed);
                await to.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
                continue;
            }

            // Swallowed to its end: then the commit is made.
            if (!isEnd) continue;
            _cut = CutPoint.Nowhere;
            return;
        }
    }
}
