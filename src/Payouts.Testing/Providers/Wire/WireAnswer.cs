using System.Globalization;
using System.Text;

namespace Payouts.Testing;

/// <summary>An answer on the wire: the server's own, or one that the proxy makes up.</summary>
internal sealed record WireAnswer(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    private static readonly string[] Framing = ["Connection", "Keep-Alive", "Transfer-Encoding", "Content-Length"];

    internal static WireAnswer Json(int status, string body, params KeyValuePair<string, string>[] headers) => Of(status, body, "application/json", headers);

    internal static WireAnswer Of(int status, string body, string contentType, params KeyValuePair<string, string>[] headers) =>
        new(status, [new("Content-Type", contentType), .. headers], Encoding.UTF8.GetBytes(body));

    /// <summary>The bytes of the whole answer, with the length of its body.</summary>
    internal byte[] ToBytes(bool closes)
    {
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {Status} Proxied\r\n");
        foreach ((string name, string value) in Headers)
        {
            if (!Framing.Contains(name, StringComparer.OrdinalIgnoreCase)) head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        if (Status is not (204 or 304)) head.Append(CultureInfo.InvariantCulture, $"Content-Length: {Body.Length}\r\n");
        if (closes) head.Append("Connection: close\r\n");
        return [.. Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), .. Status is 204 or 304 ? [] : Body];
    }
}
