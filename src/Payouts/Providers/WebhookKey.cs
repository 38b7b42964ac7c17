using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace Payouts.Providers;

/// <summary>Keyed hashes of one secret that are ready to be used: most of what an HMAC of a small body costs is to set up its key.</summary>
internal sealed class WebhookKey
{
    // By the text's identity and not longer than it lives: a secret that the options no longer hold is kept nowhere, and no lookup compares secrets.
    private static readonly ConditionalWeakTable<string, WebhookKey> Kept = [];

    // Up to here a copy is cheaper than one more call into the system's cryptography.
    private const int LongestCopy = 1_024;

    private readonly HashPool _idle = new();

    private WebhookKey()
    {
    }

    /// <summary>The HMAC-SHA256 of prefix and body under a secret.</summary>
    /// <param name="secret">The secret, as UTF-8 text.</param>
    /// <param name="prefix">What is signed before the body.</param>
    /// <param name="body">The body.</param>
    /// <param name="hash">Where the 32 bytes go.</param>
    internal static void Hash(string secret, ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> body, Span<byte> hash)
    {
        WebhookKey key = Kept.TryGetValue(secret, out WebhookKey? known) ? known : Kept.GetValue(secret, static _ => new WebhookKey());
        IncrementalHash hmac = key._idle.Take() ?? Create(secret);

        // One that fails half-way is not put back: what it holds would go into the next delivery's hash.
        Append(hmac, prefix, body);
        hmac.GetHashAndReset(hash);
        key._idle.PutBack(hmac);
    }

    private static void Append(IncrementalHash hmac, ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> body)
    {
        if (!prefix.IsEmpty && prefix.Length + body.Length <= LongestCopy)
        {
            AppendJoined(hmac, prefix, body);
            return;
        }

        if (!prefix.IsEmpty) hmac.AppendData(prefix);
        hmac.AppendData(body);
    }

    private static void AppendJoined(IncrementalHash hmac, ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> body)
    {
        Span<byte> joined = stackalloc byte[LongestCopy];
        prefix.CopyTo(joined);
        body.CopyTo(joined[prefix.Length..]);
        hmac.AppendData(joined[..(prefix.Length + body.Length)]);
    }

    private static IncrementalHash Create(string secret)
    {
        byte[] key = Encoding.UTF8.GetBytes(secret);
        try
        {
            return IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }
}
