namespace Payouts.Sending;

/// <summary>Takes a response's body up to a cap; most come in one piece, which is then copied once.</summary>
internal sealed class AnswerSink(int maxBytes) : Stream
{
    private byte[] _bytes = [];
    private int _length;

    /// <summary>What came, up to the cap.</summary>
    internal byte[] Body => _length == _bytes.Length ? _bytes : _bytes.AsSpan(0, _length).ToArray();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        int taken = Math.Min(buffer.Length, maxBytes - _length);
        int needed = _length + taken;
        if (needed > _bytes.Length) Array.Resize(ref _bytes, _length == 0 ? needed : (int)Math.Min(Math.Max(needed, _bytes.Length * 2L), maxBytes));
        buffer[..taken].CopyTo(_bytes.AsSpan(_length));
        _length = needed;
        if (taken < buffer.Length) throw new IOException("The answer is longer than is read.");
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            Write(buffer.Span);
            return default;
        }
        catch (IOException error)
        {
            return ValueTask.FromException(error);
        }
    }

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
