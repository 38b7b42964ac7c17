using System.Buffers.Binary;

namespace Payouts.Journal;

/// <summary>The layout of what is stored: plain JSON alone, or the mark of this version, the clear JSON, and the private parts after it.</summary>
/// <remarks>JSON begins with a brace, so a journal may hold both side by side. Lengths are 32 bits, little-endian.</remarks>
internal static class StoredParts
{
    private const byte Version = 1;
    private const byte PlainPart = 0;
    private const byte ProtectedPart = 1;
    private const int LengthSize = sizeof(int);

    internal static byte[] Join(ReadOnlySpan<byte> clear, IReadOnlyCollection<StoredPart> parts)
    {
        if (parts.Count == 0) return clear.ToArray();
        byte[] stored = new byte[1 + LengthSize + clear.Length + parts.Sum(static part => 1 + LengthSize + part.Bytes.Length)];
        stored[0] = Version;
        Span<byte> rest = Put(stored.AsSpan(1), clear);
        foreach (StoredPart part in parts)
        {
            rest[0] = part.IsProtected ? ProtectedPart : PlainPart;
            rest = Put(rest[1..], part.Bytes.Span);
        }

        return stored;
    }

    /// <summary>The clear JSON and the private parts, oldest first.</summary>
    /// <returns><c>false</c> where the bytes have another layout.</returns>
    internal static bool TrySplit(ReadOnlySpan<byte> stored, out ReadOnlySpan<byte> clear, out IReadOnlyList<StoredPart> parts)
    {
        parts = [];
        clear = stored;
        if (stored is [(byte)'{', ..]) return true;
        if (stored is not [Version, ..] || !TryTake(stored[1..], out clear, out ReadOnlySpan<byte> rest)) return false;
        var found = new List<StoredPart>(1);
        while (rest.Length > 0)
        {
            byte mark = rest[0];
            if (mark > ProtectedPart || !TryTake(rest[1..], out ReadOnlySpan<byte> bytes, out rest)) return false;
            found.Add(new StoredPart(mark == ProtectedPart, bytes.ToArray()));
        }

        // A mark without a private part is one that was cut off.
        parts = found;
        return found.Count > 0;
    }

    private static Span<byte> Put(Span<byte> into, ReadOnlySpan<byte> bytes)
    {
        BinaryPrimitives.WriteInt32LittleEndian(into, bytes.Length);
        bytes.CopyTo(into[LengthSize..]);
        return into[(LengthSize + bytes.Length)..];
    }

    private static bool TryTake(ReadOnlySpan<byte> from, out ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> rest)
    {
        bytes = rest = default;
        if (from.Length < LengthSize) return false;
        int length = BinaryPrimitives.ReadInt32LittleEndian(from);
        if (length < 0 || length > from.Length - LengthSize) return false;
        bytes = from.Slice(LengthSize, length);
        rest = from[(LengthSize + length)..];
        return true;
    }
}
