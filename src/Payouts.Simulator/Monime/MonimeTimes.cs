using System.Globalization;

namespace Payouts.Simulator.Monime;

/// <summary>Times and references as they look on the wire.</summary>
internal static class MonimeTimes
{
    /// <summary>RFC 3339 in UTC, without a fraction when there is none.</summary>
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>The reference of the debit, such as <c>20260901-100003412-000001</c>.</summary>
    public static string SourceReference(DateTimeOffset time, long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.UtcDateTime:yyyyMMdd-HHmmssfff}-{sequence:D6}");

    /// <summary>The reference of the credit at the recipient's provider, such as <c>CI260901.1000.A00001</c>.</summary>
    public static string DestinationReference(DateTimeOffset time, long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"CI{time.UtcDateTime:yyMMdd'.'HHmm}.A{sequence:D5}");
}
