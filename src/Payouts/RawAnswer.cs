namespace Payouts;

/// <summary>An answer of a provider as it came.</summary>
/// <param name="StatusCode">The HTTP status.</param>
/// <param name="RequestId">The provider's id of the request, where it gave one.</param>
/// <param name="Body">The first bytes of the body, at most 16 KiB. Private: never logged.</param>
public sealed record RawAnswer(int StatusCode, string? RequestId, ReadOnlyMemory<byte> Body)
{
    /// <summary>Status and length only.</summary>
    public override string ToString() => $"HTTP {StatusCode}, {Body.Length} bytes";
}
