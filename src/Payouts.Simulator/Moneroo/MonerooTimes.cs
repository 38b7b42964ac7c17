using System.Globalization;

namespace Payouts.Simulator.Moneroo;

/// <summary>Times as they look on the wire.</summary>
internal static class MonerooTimes
{
    /// <summary>With microseconds, as on the verify page.</summary>
    public static string? Fine(DateTimeOffset? time) => Text(time, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'");

    /// <summary>In whole seconds, as on the retrieve page.</summary>
    public static string? Whole(DateTimeOffset? time) => Text(time, "yyyy-MM-dd'T'HH:mm:ss'Z'");

    private static string? Text(DateTimeOffset? time, string format) => time?.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
}
