using System.Globalization;

namespace Payouts.Simulator.Alexpay;

/// <summary>Times as they look on the wire.</summary>
internal static class AlexpayTimes
{
    /// <summary>UTC with microseconds, such as <c>2025-08-26T15:41:42.803503Z</c>.</summary>
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
