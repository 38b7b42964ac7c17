using System.Net;

namespace Payouts.Sending;

/// <summary>The body that outer handlers see in place of the real one: buffering, logging or copying it tells them nothing.</summary>
internal sealed class PlaceholderContent : HttpContent
{
    private static readonly byte[] Text = "Payouts keeps the body below every handler."u8.ToArray();

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(Text).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = Text.Length;
        return true;
    }
}
