using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Payouts.Providers;

/// <summary>Writes the bodies that adapters send: JSON whose texts are escaped no more than JSON asks for, the same bytes for the same values.</summary>
public static class JsonBody
{
    private const int MostKept = 16 * 1024;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [ThreadStatic]
    private static Pad? _pad;

    /// <summary>The bytes of what is written.</summary>
    /// <typeparam name="TState">What <paramref name="write"/> needs, so that it can be static.</typeparam>
    /// <param name="state">Handed to <paramref name="write"/>.</param>
    /// <param name="write">Writes one value; must not keep the writer.</param>
    public static byte[] Write<TState>(TState state, Action<Utf8JsonWriter, TState> write)
    {
        ArgumentNullException.ThrowIfNull(write);

        // Taken, not borrowed: whoever writes a body while a body is written gets one of its own.
        Pad pad = _pad ?? new Pad();
        _pad = null;
        write(pad.Writer, state);
        pad.Writer.Flush();
        byte[] body = pad.Buffer.WrittenSpan.ToArray();

        // What was written is private: it is wiped before the pad is kept.
        bool isKept = pad.Buffer.Capacity <= MostKept;
        pad.Buffer.Clear();
        pad.Writer.Reset();
        if (isKept) _pad = pad;
        return body;
    }

    private sealed class Pad
    {
        internal Pad() => Writer = new Utf8JsonWriter(Buffer, Options);

        internal ArrayBufferWriter<byte> Buffer { get; } = new(512);

        internal Utf8JsonWriter Writer { get; }
    }
}
