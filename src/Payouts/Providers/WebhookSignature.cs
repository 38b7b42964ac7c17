using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Payouts.Providers;

/// <summary>What schemes of signatures share: decoding, and comparing in constant time.</summary>
public static class WebhookSignature
{
    /// <summary>Bytes of an HMAC-SHA256.</summary>
    public const int Length = 32;

    private const int OnStack = 1024;

    /// <summary>Whether this is the HMAC-SHA256 of prefix and body under one of the secrets, taken as UTF-8 text; empty secrets never match.</summary>
    public static bool IsHmacOf(ReadOnlySpan<byte> signature, IEnumerable<string> secrets, ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> body)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        if (signature.Length != Length) return false;
        if (prefix.IsEmpty) return IsHmacOf(signature, secrets, body);
        int length = prefix.Length + body.Length;
        byte[]? rented = length > OnStack ? ArrayPool<byte>.Shared.Rent(length) : null;
        Span<byte> signed = rented is null ? stackalloc byte[OnStack] : rented;
        try
        {
            prefix.CopyTo(signed);
            body.CopyTo(signed[prefix.Length..]);
            return IsHmacOf(signature, secrets, signed[..length]);
        }
        finally
        {
            if (rented is not null) ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }

    /// <summary>Decodes 64 hex digits of either case.</summary>
    public static bool TryDecodeHex(ReadOnlySpan<char> text, Span<byte> signature) =>
        text.Length == Length * 2 && Convert.FromHexString(text, signature, out _, out int written) == OperationStatus.Done && written == Length;

    /// <summary>Decodes standard base64 with its padding.</summary>
    public static bool TryDecodeBase64(ReadOnlySpan<char> text, Span<byte> signature) =>
        Convert.TryFromBase64Chars(text, signature, out int written) && written == Length;

    /// <summary>Judges the time that a delivery was signed with.</summary>
    public static WebhookVerdict JudgeTime(DateTimeOffset signedAt, DateTimeOffset now, TimeSpan tolerance) =>
        now - signedAt > tolerance ? WebhookVerdict.TooOld : signedAt - now > tolerance ? WebhookVerdict.TooEarly : WebhookVerdict.Accepted;

    /// <summary>Reads Unix seconds: digits only, and a time that exists.</summary>
    public static bool TryReadUnixSeconds(ReadOnlySpan<char> text, out DateTimeOffset time)
    {
        const long latest = 253_402_300_799;
        time = default;
        if (text.Length is 0 or > 12 || text.IndexOfAnyExceptInRange('0', '9') >= 0) return false;
        long seconds = long.Parse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture);
        if (seconds > latest) return false;
        time = DateTimeOffset.FromUnixTimeSeconds(seconds);
        return true;
    }

    // Every secret is tried, whichever matches: how long it takes tells nothing about which.
    private static bool IsHmacOf(ReadOnlySpan<byte> signature, IEnumerable<string> secrets, ReadOnlySpan<byte> signed)
    {
        Span<byte> expected = stackalloc byte[Length];
        bool matches = false;
        foreach (string secret in secrets)
        {
            if (string.IsNullOrEmpty(secret)) continue;
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed, expected);
            matches |= CryptographicOperations.FixedTimeEquals(expected, signature);
        }

        return matches;
    }
}
