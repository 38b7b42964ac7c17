using System.Net;
using System.Text;

namespace Payouts.Tests.Monime.Support;

/// <summary>One HTTP request as its bytes left this process.</summary>
internal sealed record WireRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Path => Target.Split('?')[0];

    /// <summary>The path below the simulator's prefix.</summary>
    public string ProviderPath => Path.StartsWith("/monime", StringComparison.Ordinal) ? Path["/monime".Length..] : Path;

    public string BodyText => Encoding.UTF8.GetString(Body);

    public IReadOnlyDictionary<string, string> Query => !Target.Contains('?') ? new Dictionary<string, string>() : Target
        .Split('?', 2)[1].Split('&').Select(static pair => pair.Split('=', 2))
        .ToDictionary(static pair => WebUtility.UrlDecode(pair[0]), static pair => WebUtility.UrlDecode(pair[1]));

    /// <summary>Takes whole requests off the front of what one connection has written so far.</summary>
    public static IEnumerable<WireRequest> TakeWhole(List<byte> written)
    {
        while (Encoding.Latin1.GetString([.. written]) is var text && text.IndexOf("\r\n\r\n", StringComparison.Ordinal) is var end and >= 0)
        {
            string[] lines = text[..end].Split("\r\n");
            string[] first = lines[0].Split(' ');
            var headers = lines.Skip(1).Select(static line => line.Split(": ", 2))
                .ToDictionary(static parts => parts[0], static parts => parts[1], StringComparer.OrdinalIgnoreCase);
            if (headers.ContainsKey("Transfer-Encoding")) throw new InvalidOperationException("A body of unknown length is not expected on this wire.");
            int length = headers.TryGetValue("Content-Length", out string? value) ? int.Parse(value) : 0;
            int whole = end + 4 + length;
            if (written.Count < whole) yield break;
            byte[] body = [.. written.GetRange(end + 4, length)];
            written.RemoveRange(0, whole);
            yield return new WireRequest(first[0], first[1], headers, body);
        }
    }
}
