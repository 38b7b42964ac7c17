namespace Payouts.Providers;

/// <summary>The create call as it will be journalled, sent, and if need be repeated: byte for byte.</summary>
public sealed record PreparedExchange
{
    /// <summary>The HTTP method, normally POST.</summary>
    public required string Method { get; init; }

    /// <summary>The absolute address.</summary>
    public required Uri Uri { get; init; }

    /// <summary>The headers that are not secret: version, tenant, idempotency key, accepted types.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    /// <summary>The media type of the body.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>The exact bytes of the body; never empty, for the runtime re-sends a POST without a body on its own.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The idempotency key among the headers or in the body, where the provider takes one.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Where this goes: the address of the options that made it.</summary>
    public required ProviderAddress Address { get; init; }

    /// <summary>The method and length only: body and query are private.</summary>
    public override string ToString() => $"{Method}, {Body.Length} bytes";
}
