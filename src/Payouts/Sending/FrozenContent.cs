using System.Net;
using System.Net.Http.Headers;

namespace Payouts.Sending;

/// <summary>The journalled bytes as a body that leaves at most once: the attempt decides at the instant the transport begins to write.</summary>
internal sealed class FrozenContent : HttpContent
{
    private readonly SendAttempt _attempt;

    internal FrozenContent(SendAttempt attempt)
    {
        _attempt = attempt;
        Headers.ContentType = MediaTypeHeaderValue.Parse(attempt.Exchange.ContentType);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        _attempt.TryStart()
            ? stream.WriteAsync(_attempt.Exchange.Body, cancellationToken).AsTask()
            : throw new SendRefusedException("The attempt was given up, or its body had begun to leave before: it is not written again.");

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Payouts are sent asynchronously only.");

    protected override bool TryComputeLength(out long length)
    {
        length = _attempt.Exchange.Body.Length;
        return true;
    }
}
