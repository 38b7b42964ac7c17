using System.Net;
using System.Net.Http.Headers;

namespace Payouts.Benchmarks.Transport;

/// <summary>A provider in memory: takes the body whole, and answers with the same bytes, in which a running number makes every payout's id a new one.</summary>
internal sealed class CannedHandler(byte[] answer, int idAt, int idLength) : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private long _answered;

    /// <summary>How many requests were answered.</summary>
    public long Answered => Interlocked.Read(ref _answered);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } content) await content.CopyToAsync(Stream.Null, cancellationToken);
        byte[] body = [.. answer];
        long number = Interlocked.Increment(ref _answered);
        for (int at = idAt + idLength - 1; at >= idAt; at--, number /= 10) body[at] = (byte)('0' + (number % 10));
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(body) { Headers = { ContentType = Json } } };
    }
}
