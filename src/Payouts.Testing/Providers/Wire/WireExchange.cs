using System.Net.Sockets;

namespace Payouts.Testing;

/// <summary>One request at the proxy, after its head was read, and whatever is done to it.</summary>
internal sealed class WireExchange(FaultProxy proxy, Socket socket, Stream stream, HttpReader reader, WireRequest request, CancellationToken stop)
{
    private bool _isRead;

    internal WireRequest Request => request;

    internal bool IsOpen { get; private set; } = true;

    /// <summary>The end of the proxy.</summary>
    internal CancellationToken Stop => stop;

    /// <summary>Reads the request to its end, once.</summary>
    internal async Task ReadAsync()
    {
        if (_isRead) return;
        _isRead = true;
        request.Body = await reader.ReadBodyAsync(request.Head, isToTheEnd: false, stop).ConfigureAwait(false);
    }

    /// <summary>Has the server do what is asked, and keeps its answer here.</summary>
    internal async Task<WireAnswer> ForwardAsync()
    {
        await ReadAsync().ConfigureAwait(false);
        return await proxy.AskServerAsync(request, stop).ConfigureAwait(false);
    }

    internal async Task AnswerAsync(WireAnswer answer)
    {
        await ReadAsync().ConfigureAwait(false);
        request.Answer = answer;
        bool closes = proxy.ClosesConnections;
        await stream.WriteAsync(answer.ToBytes(closes), stop).ConfigureAwait(false);
        if (closes) Close();
    }

    /// <summary>Announces the whole answer, sends it without its last bytes, and closes.</summary>
    internal async Task AnswerPartlyAsync(WireAnswer answer)
    {
        await ReadAsync().ConfigureAwait(false);
        byte[] bytes = answer.ToBytes(closes: false);
        await stream.WriteAsync(bytes.AsMemory(0, bytes.Length - Math.Max(1, answer.Body.Length / 2)), stop).ConfigureAwait(false);
        Close();
    }

    internal void Close()
    {
        IsOpen = false;
        FaultProxy.Close(socket);
    }

    internal void Reset()
    {
        IsOpen = false;
        FaultProxy.Reset(socket);
    }
}
