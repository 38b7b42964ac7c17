using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Payouts.Simulator;

/// <summary>Turns JSON nodes into bytes and bytes into an HTTP answer.</summary>
internal static class JsonAnswer
{
    public const string ContentType = "application/json; charset=utf-8";

    // Phone numbers keep their plus sign; the bodies are never shown in a page.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Encode(JsonNode body)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, Plain))
            body.WriteTo(writer);
        return buffer.WrittenSpan.ToArray();
    }

    public static Task WriteAsync(HttpContext http, int status, byte[] body, string contentType = ContentType)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = contentType;
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body, 0, body.Length, CancellationToken.None);
    }
}
