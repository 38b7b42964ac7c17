using System.Security.Cryptography;

namespace Payouts.Providers;

/// <summary>What finds a payout at the provider when the answer to its create call was lost.</summary>
/// <remarks>Derived from namespace, account and reference alone: a reference of any shape gives the same lawful texts every time, on every machine.</remarks>
public sealed class CorrelationHandle
{
    private CorrelationHandle(string reference, string token, string idempotencyKey)
    {
        Reference = reference;
        Token = token;
        IdempotencyKey = idempotencyKey;
    }

    /// <summary>The caller's reference.</summary>
    public string Reference { get; }

    /// <summary>40 lower-case hex characters to store with the payout at the provider.</summary>
    public string Token { get; }

    /// <summary>40 lower-case hex characters: the idempotency key where the provider takes one.</summary>
    public string IdempotencyKey { get; }

    /// <summary>Where a provider that takes an address with each payout is to tell of this one, or <c>null</c>: it ends in a token that nobody can guess, which proves where a delivery belongs.</summary>
    public Uri? Callback { get; private init; }

    /// <summary>The same handle with an address for deliveries.</summary>
    internal CorrelationHandle WithCallback(Uri? callback) => callback is null ? this : new(Reference, Token, IdempotencyKey) { Callback = callback };

    /// <summary>The handle of a reference; the same inputs give the same handle for ever.</summary>
    public static CorrelationHandle Derive(string @namespace, string account, string reference)
    {
        ArgumentException.ThrowIfNullOrEmpty(@namespace);
        ArgumentException.ThrowIfNullOrEmpty(account);
        ArgumentException.ThrowIfNullOrEmpty(reference);
        return new CorrelationHandle(
            reference,
            Digest("payouts/handle/v1", @namespace, account, reference),
            Digest("payouts/key/v1", @namespace, account, reference));
    }

    /// <summary>The handle that was journalled with a payout, whatever the namespace is today.</summary>
    internal static CorrelationHandle Restore(string reference, string token, string? idempotencyKey) => new(reference, token, idempotencyKey ?? "");

    /// <summary>The token.</summary>
    public override string ToString() => Token;

    // Each part carries its length, so that no two lists of parts give the same text.
    private static string Digest(string purpose, params ReadOnlySpan<string> parts)
    {
        var text = new HashedText();
        try
        {
            text.Add(purpose);
            foreach (string part in parts)
            {
                text.Add("\n");
                text.Add(part.Length);
                text.Add(":");
                text.Add(part);
            }

            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(text.Bytes, hash);
            return Convert.ToHexStringLower(hash[..20]);
        }
        finally
        {
            text.Dispose();
        }
    }
}
