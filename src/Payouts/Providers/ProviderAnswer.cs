namespace Payouts.Providers;

/// <summary>What a provider answered, read whole into memory up to a cap.</summary>
public sealed class ProviderAnswer
{
    private const int RawLength = 16 * 1024;

    /// <summary>Makes an answer; tests and adapters in other packages need that.</summary>
    public ProviderAnswer(
        int statusCode,
        ReadOnlyMemory<byte> body,
        IReadOnlyList<KeyValuePair<string, string>>? headers = null,
        bool isTruncated = false)
    {
        StatusCode = statusCode;
        Body = body;
        Headers = headers ?? [];
        IsTruncated = isTruncated;
    }

    /// <summary>The HTTP status.</summary>
    public int StatusCode { get; }

    /// <summary>Whether the status is 200 to 299.</summary>
    public bool IsSuccess => StatusCode is >= 200 and <= 299;

    /// <summary>The body. Private: never logged.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The response's headers, one entry a value.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

    /// <summary>Whether the body was longer than the cap or broke off; then it is not to be trusted.</summary>
    public bool IsTruncated { get; }

    /// <summary>The first value of a header, in any letter case, or <c>null</c>.</summary>
    public string? Header(string name)
    {
        for (int index = 0; index < Headers.Count; index++)
        {
            KeyValuePair<string, string> header = Headers[index];
            if (string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase)) return header.Value;
        }

        return null;
    }

    /// <summary>The answer as support may want to see it: the first 16 KiB.</summary>
    public RawAnswer ToRaw(string? requestId) => new(StatusCode, requestId, Body.Length <= RawLength ? Body : Body[..RawLength]);

    /// <summary>Status and length only.</summary>
    public override string ToString() => $"HTTP {StatusCode}, {Body.Length} bytes";
}
