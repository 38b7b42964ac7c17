using System.Buffers;
using System.Globalization;
using System.Text;

namespace Payouts.Providers;

/// <summary>A text put together in UTF-8 to be hashed, in a buffer that is wiped afterwards.</summary>
internal struct HashedText()
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(512);
    private int _length;

    internal readonly ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    internal void Add(ReadOnlySpan<char> text)
    {
        Grow(Encoding.UTF8.GetMaxByteCount(text.Length));
        _length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length));
    }

    internal void Add(int number)
    {
        Span<char> digits = stackalloc char[11];
        number.TryFormat(digits, out int count, provider: CultureInfo.InvariantCulture);
        Add(digits[..count]);
    }

    /// <summary>Wipes the buffer and gives it back; the text must not be used any more.</summary>
    internal void Dispose()
    {
        byte[] bytes = _bytes;
        _bytes = [];
        bytes.AsSpan(0, _length).Clear();
        _length = 0;
        if (bytes.Length > 0) ArrayPool<byte>.Shared.Return(bytes);
    }

    private void Grow(int by)
    {
        if (_length + by <= _bytes.Length) return;
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(_length + by, _bytes.Length * 2));
        _bytes.AsSpan(0, _length).CopyTo(larger);
        _bytes.AsSpan(0, _length).Clear();
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
