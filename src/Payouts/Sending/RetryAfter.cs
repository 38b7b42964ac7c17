using System.Globalization;
using Payouts.Providers;

namespace Payouts.Sending;

/// <summary>Reads the <c>Retry-After</c> header: whole seconds, or an HTTP date (RFC 9110, 10.2.3).</summary>
internal static class RetryAfter
{
    internal static TimeSpan? Read(ProviderAnswer answer, DateTimeOffset now)
    {
        string? text = answer.Header("Retry-After")?.Trim();
        if (text is null) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)) return TimeSpan.FromSeconds(seconds);

        // A number too large to count asks for a very long wait, not for none.
        if (text.Length > 0 && text.All(char.IsAsciiDigit)) return TimeSpan.FromSeconds(int.MaxValue);
        if (!DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at)) return null;
        return at > now ? at - now : TimeSpan.Zero;
    }
}
