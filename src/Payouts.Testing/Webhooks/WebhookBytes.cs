using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Payouts.Testing;

/// <summary>What the builders of webhooks have in common: JSON as bytes, and a code over bytes.</summary>
internal static class WebhookBytes
{
    // As providers write it: a plus sign stays one.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static byte[] Write(JsonObject body)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, Plain)) body.WriteTo(writer);
        return buffer.WrittenSpan.ToArray();
    }

    internal static byte[] Code(string secret, string prefix, byte[] body)
    {
        ArgumentException.ThrowIfNullOrEmpty(secret);
        using var code = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        code.AppendData(Encoding.UTF8.GetBytes(prefix));
        code.AppendData(body);
        return code.GetHashAndReset();
    }

    /// <summary>The last part of an event's name, such as <c>success</c> of <c>payout.success</c>.</summary>
    internal static string LastPart(string name) => name[(name.LastIndexOf('.') + 1)..];
}
