using System.Net;
using System.Net.Http.Headers;

namespace Payouts.Sending;

/// <summary>The journalled bytes as a body that leaves at most once: the attempt decides at the instant the transport begins to write.</summary>
internal sealed class FrozenContent : HttpContent
{
    private const string Json = "application/json";

    private readonly SendAttempt _attempt;
    private readonly bool _mayBeCopied;

    internal FrozenContent(SendAttempt attempt, bool mayBeCopied = false)
    {
        _attempt = attempt;
        _mayBeCopied = mayBeCopied;

        // What every adapter sends needs no parsing.
        if (string.Equals(attempt.Exchange.ContentType, Json, StringComparison.Ordinal)) Headers.TryAddWithoutValidation("Content-Type", Json);
        else Headers.ContentType = MediaTypeHeaderValue.Parse(attempt.Exchange.ContentType);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (!_mayBeCopied && IsBuffer(stream)) throw ForeignTransportException.CopiesTheBody();
        return _attempt.TryStart()
            ? stream.WriteAsync(_attempt.Exchange.Body, cancellationToken).AsTask()
            : throw new SendRefusedException("The attempt was given up, or its body had begun to leave before: it is not written again.");
    }

    protected override Task<Stream> CreateContentReadStreamAsync() =>
        _mayBeCopied ? base.CreateContentReadStreamAsync() : throw ForeignTransportException.CopiesTheBody();

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Payouts are sent asynchronously only.");

    protected override bool TryComputeLength(out long length)
    {
        length = _attempt.Exchange.Body.Length;
        return true;
    }

    // No transport writes into memory; the runtime's own buffering does, into a stream that is a private part of HttpContent.
    private static bool IsBuffer(Stream stream) => stream is MemoryStream || stream.GetType().DeclaringType == typeof(HttpContent);
}
