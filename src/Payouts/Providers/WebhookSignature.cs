using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Payouts.Providers;

/// <summary>What schemes of signatures share: decoding, and comparing in constant time.</summary>
public static class WebhookSignature
{
    /// <summary>Bytes of an HMAC-SHA256.</summary>
    public const int Length = 32;

    /// <summary>Bytes of a time in Unix seconds and a mark after it, at most.</summary>
    internal const int LongestPrefix = LongestTime + 4;

    private const int LongestTime = 12;

    /// <summary>Whether this is the HMAC-SHA256 of prefix and body under one of the secrets, taken as UTF-8 text; empty secrets never match.</summary>
    /// <remarks>Allocates nothing for a list whose secrets are the same objects each time, as those of options are: what depends on a secret alone is kept ready as long as it lives.</remarks>
    public static bool IsHmacOf(ReadOnlySpan<byte> signature, IEnumerable<string> secrets, ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> body)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        if (signature.Length != Length) return false;
        bool matches = false;

        // Every secret is tried, whichever matches: how long it takes tells nothing about which.
        if (secrets is IList<string> list)
        {
            for (int index = 0; index < list.Count; index++) matches |= IsHmacOf(signature, list[index], prefix, body);
        }
        else
        {
            foreach (string secret in secrets) matches |= IsHmacOf(signature, secret, prefix, body);
        }

        return matches;
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
        if (text.Length is 0 or > LongestTime || text.IndexOfAnyExceptInRange('0', '9') >= 0) return false;
        long seconds = long.Parse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture);
        if (seconds > latest) return false;
        time = DateTimeOffset.FromUnixTimeSeconds(seconds);
        return true;
    }

    /// <summary>Whether any secret is set.</summary>
    internal static bool HasSecret(IList<string> secrets)
    {
        for (int index = 0; index < secrets.Count; index++)
        {
            if (!string.IsNullOrEmpty(secrets[index])) return true;
        }

        return false;
    }

    /// <summary>Writes what is signed before the body: a time that <see cref="TryReadUnixSeconds"/> took, as it was written, and a mark.</summary>
    /// <returns>How many of the <see cref="LongestPrefix"/> bytes it takes.</returns>
    internal static int WritePrefix(ReadOnlySpan<char> time, ReadOnlySpan<byte> mark, Span<byte> prefix)
    {
        int length = Encoding.ASCII.GetBytes(time, prefix);
        mark.CopyTo(prefix[length..]);
        return length + mark.Length;
    }

    private static bool IsHmacOf(ReadOnlySpan<byte> signature, string secret, ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> body)
    {
        if (string.IsNullOrEmpty(secret)) return false;
        Span<byte> expected = stackalloc byte[Length];
        WebhookKey.Hash(secret, prefix, body, expected);
        return CryptographicOperations.FixedTimeEquals(expected, signature);
    }
}
