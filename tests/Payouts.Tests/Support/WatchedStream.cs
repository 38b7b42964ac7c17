namespace Payouts.Tests.Support;

/// <summary>Counts how much is read of it, and notes its disposal.</summary>
internal sealed class WatchedStream(byte[] bytes) : MemoryStream(bytes)
{
    internal bool IsDisposed { get; private set; }

    internal long BytesRead { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read = await base.ReadAsync(buffer, cancellationToken);
        BytesRead += read;
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
