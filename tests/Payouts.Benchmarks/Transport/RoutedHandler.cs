using System.Net;
using System.Net.Http.Headers;

namespace Payouts.Benchmarks.Transport;

/// <summary>A provider in memory that answers by the end of the path, and remembers the last request that has no body, for somebody else to make the same.</summary>
/// <param name="routes">Ends of paths with their answers; the first that fits counts.</param>
internal sealed class RoutedHandler(params (string Path, byte[] Answer)[] routes) : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    /// <summary>The address of the last read.</summary>
    public Uri? LastRead { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } content) await content.CopyToAsync(Stream.Null, cancellationToken);
        else LastRead = request.RequestUri;
        foreach ((string path, byte[] answer) in routes)
        {
            if (request.RequestUri!.AbsolutePath.EndsWith(path, StringComparison.Ordinal))
                return new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(answer) { Headers = { ContentType = Json } } };
        }

        throw new InvalidOperationException($"Nothing answers {request.RequestUri!.AbsolutePath}.");
    }
}
