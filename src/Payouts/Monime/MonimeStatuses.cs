using System.Collections.Frozen;
using System.Text.Json;

namespace Payouts.Monime;

/// <summary>Monime's status texts; one that is not here is pending and visible, never final.</summary>
internal static class MonimeStatuses
{
    // Payout object, OpenAPI 2025-08-23; "delayed" only in 2024-08-01.
    private static readonly FrozenDictionary<string, PayoutStatus> Table = new Dictionary<string, PayoutStatus>(StringComparer.Ordinal)
    {
        ["pending"] = PayoutStatus.Pending,
        ["processing"] = PayoutStatus.Pending,
        ["delayed"] = PayoutStatus.Pending,
        ["completed"] = PayoutStatus.Succeeded,
        ["failed"] = PayoutStatus.Failed,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Compared one after the other: the first is what nearly every create call is answered with.
    private static readonly string[] Texts = ["pending", .. Table.Keys.Where(static text => !string.Equals(text, "pending", StringComparison.Ordinal))];

    /// <summary>The same for a text that a reader stands at, without making a new one of it.</summary>
    internal static bool TryMap(ref Utf8JsonReader reader, out string? text, out PayoutStatus status)
    {
        foreach (string known in Texts)
        {
            if (!reader.ValueTextEquals(known)) continue;
            text = known;
            status = Table[known];
            return true;
        }

        (text, status) = (null, PayoutStatus.Pending);
        return false;
    }

    internal static bool TryMap(string? text, out PayoutStatus status)
    {
        // A lookup in vain leaves the enum's first value, which would say that nothing was accepted.
        if (text is not null && Table.TryGetValue(text, out status)) return true;
        status = PayoutStatus.Pending;
        return false;
    }
}
