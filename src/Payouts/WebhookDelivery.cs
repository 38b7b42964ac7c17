namespace Payouts;

/// <summary>A delivery as it came from the network: raw bytes, headers, and where it was sent to. Nothing of it is trusted.</summary>
public sealed class WebhookDelivery
{
    /// <summary>The body, byte for byte as received: before any parser, decompression or change of encoding.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The headers; names count regardless of case.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The account the address names, or <c>null</c> for one address for all accounts.</summary>
    public string? Account { get; init; }

    /// <summary>The token at the end of a callback address of one payout, or <c>null</c>.</summary>
    public string? Token { get; init; }

    /// <summary>A header, or <c>null</c> when it is missing or empty.</summary>
    public string? Header(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        string? value = Headers.TryGetValue(name, out string? exact) ? exact : InAnyCase(name);
        return string.IsNullOrEmpty(value) ? null : value;
    }

    /// <summary>The size only.</summary>
    public override string ToString() => $"a delivery of {Body.Length} bytes";

    // For a dictionary that minds the case; one that is known not to has been asked.
    private string? InAnyCase(string name)
    {
        if (Headers is Dictionary<string, string> { Comparer: var comparer } && ReferenceEquals(comparer, StringComparer.OrdinalIgnoreCase)) return null;
        foreach ((string key, string value) in Headers)
        {
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase)) return value;
        }

        return null;
    }
}
