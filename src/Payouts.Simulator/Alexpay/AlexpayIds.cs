using System.Security.Cryptography;
using System.Text;

namespace Payouts.Simulator.Alexpay;

/// <summary>Ids of the seen shapes, always the same for the same name, so that a run can be repeated.</summary>
internal static class AlexpayIds
{
    /// <summary>A UUID in lower case.</summary>
    public static string Uuid(string environment, string kind, object name)
    {
        Span<char> digits = [.. Digest(environment, kind, name).AsSpan(0, 32)];
        // Version 4 and the variant that goes with it, since only such UUIDs are taken by every parser.
        digits[12] = '4';
        digits[16] = '8';
        return $"{digits[..8]}-{digits[8..12]}-{digits[12..16]}-{digits[16..20]}-{digits[20..]}";
    }

    /// <summary>A reference such as <c>PY_6c663231b92a4bbabdff4bcc1</c>.</summary>
    public static string Reference(string environment, long sequence) => $"PY_{Digest(environment, "reference", sequence).AsSpan(0, 25)}";

    public static string Secret(string environment, long sequence) => Digest(environment, "webhook-secret", sequence);

    private static string Digest(string environment, string kind, object name) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{environment}/{kind}/{name}"))));
}
