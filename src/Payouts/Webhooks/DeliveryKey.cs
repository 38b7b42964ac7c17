using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Payouts.Webhooks;

/// <summary>What a copy of a delivery is known again by.</summary>
internal static class DeliveryKey
{
    private const int DigitsOfUnsigned = 32;
    private const int Usual = 256;

    /// <summary>One that was signed is known by its event's id or else by its bytes, at each address for itself.</summary>
    internal static string Signed(ReadOnlySpan<byte> body, string? eventId, string? handle)
    {
        bool hasId = eventId is { Length: > 0 };
        Span<char> digits = stackalloc char[SHA256.HashSizeInBytes * 2];
        if (hasId) Digest(eventId!, digits);
        else Digest(body, digits);
        string what = hasId ? "event" : "body";
        return handle is null ? $"{what} {digits}" : $"{what} {digits} {handle}";
    }

    /// <summary>One that was not signed may hold anything: what it names counts, once a second.</summary>
    internal static string Unsigned(string handle, string? providerId, string? providerReference, DateTimeOffset now)
    {
        Span<char> digits = stackalloc char[SHA256.HashSizeInBytes * 2];
        Digest($"{providerId}\n{providerReference}", digits);
        return string.Create(CultureInfo.InvariantCulture, $"unsigned {handle} {digits[..DigitsOfUnsigned]} {now.ToUnixTimeSeconds()}");
    }

    private static void Digest(string text, Span<char> digits)
    {
        Span<byte> bytes = text.Length <= Usual ? stackalloc byte[Usual * 3] : new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        Digest(bytes[..Encoding.UTF8.GetBytes(text, bytes)], digits);
    }

    private static void Digest(ReadOnlySpan<byte> bytes, Span<char> digits)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, digest);
        Convert.TryToHexStringLower(digest, digits, out _);
    }
}
