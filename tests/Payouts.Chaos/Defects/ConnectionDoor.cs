using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Payouts.Providers;

namespace Payouts.Chaos.Defects;

/// <summary>A door before the connections of a process: while it is closed, all is ready to be written, and nothing is.</summary>
internal sealed class ConnectionDoor : IDisposable
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isClosed;

    /// <summary>Completes when somebody stands before the closed door.</summary>
    public Task Reached => _reached.Task;

    public void Close() => _isClosed = true;

    /// <summary>Lets go on whoever stands there, and all after.</summary>
    public void Open()
    {
        _isClosed = false;
        _opened.TrySetResult();
    }

    /// <summary>Puts it before the connections of an account.</summary>
    public void PutInto(IServiceCollection services, string account) =>
        services.AddHttpClient(PayoutHttp.ClientName(account)).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { ConnectCallback = ConnectAsync });

    public void Dispose() => Open();

    // Whoever gave up meanwhile is held all the same: a process that the machine stopped does not notice a cancellation either.
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, CancellationToken.None);
            if (!_isClosed) return new NetworkStream(socket, ownsSocket: true);
            _reached.TrySetResult();
            await _opened.Task;
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
