using System.Collections.Concurrent;
using Payouts.Tests.Support;

namespace Payouts.Tests.Moneroo.Support;

/// <summary>A server on loopback that answers from a table and keeps what it could not answer.</summary>
internal sealed class TableServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _unmatched = new();
    private readonly RawServer _server;

    /// <summary>Starts to listen.</summary>
    /// <param name="find">The answer to a request whose body was read; <c>null</c> is answered with 501 and kept.</param>
    public TableServer(Func<RawExchange, TableAnswer?> find) => _server = new RawServer(async exchange =>
    {
        await exchange.ReadBodyAsync();
        if (find(exchange) is { } answer)
        {
            await exchange.AnswerAsync(answer.Status, answer.Body, answer.ContentType, answer.Headers);
            return;
        }

        _unmatched.Enqueue(exchange.RequestLine);
        await exchange.AnswerAsync(501, "No answer in the table.", "text/plain");
    });

    public Uri Address => _server.Address;

    public IReadOnlyList<RawExchange> Requests => _server.Requests;

    public IReadOnlyCollection<string> Unmatched => _unmatched;

    /// <summary>The request lines without the protocol, in order.</summary>
    public IEnumerable<string> Calls => _server.Requests.Select(static request => request.RequestLine[..request.RequestLine.LastIndexOf(' ')]);

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
