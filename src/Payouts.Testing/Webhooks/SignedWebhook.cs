using System.Net.Http.Headers;

namespace Payouts.Testing;

/// <summary>A webhook as it goes over the wire: the exact bytes, and the headers that prove where they are from.</summary>
public sealed class SignedWebhook
{
    internal SignedWebhook(ReadOnlyMemory<byte> body, IReadOnlyList<KeyValuePair<string, string>> headers, string path)
    {
        Body = body;
        Headers = headers;
        Path = path;
    }

    /// <summary>The exact bytes of the body.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The headers of the signature.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

    /// <summary>Where it goes below your address, such as <c>/webhooks/moneroo</c>; empty for the address itself.</summary>
    public string Path { get; }

    /// <summary>The POST; make a new one for each delivery.</summary>
    /// <param name="address">Your endpoint, or your application's root where <see cref="Path"/> is set.</param>
    public HttpRequestMessage ToRequest(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var request = new HttpRequestMessage(HttpMethod.Post, Path.Length == 0 ? address : new Uri(address, Path))
        {
            Content = new ReadOnlyMemoryContent(Body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        foreach ((string name, string value) in Headers) request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    /// <summary>The same headers with one byte of the body changed; the body stays JSON.</summary>
    public SignedWebhook Tampered()
    {
        byte[] changed = Body.ToArray();
        int digit = Array.FindLastIndex(changed, static value => value is >= (byte)'0' and <= (byte)'9');
        if (digit < 0) digit = changed.Length - 1;
        changed[digit] ^= 1;
        return new SignedWebhook(changed, Headers, Path);
    }

    /// <summary>The same body with another value of a header; without the header when <c>null</c>.</summary>
    /// <param name="name">The header's name, in any letter case.</param>
    /// <param name="value">The value.</param>
    public SignedWebhook WithHeader(string name, string? value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        IEnumerable<KeyValuePair<string, string>> others = Headers.Where(header => !string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase));
        return new SignedWebhook(Body, value is null ? [.. others] : [.. others, new(name, value)], Path);
    }

    /// <summary>The length only: bodies are private.</summary>
    public override string ToString() => $"webhook of {Body.Length} bytes";
}
