using System.Collections.Frozen;

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

    internal static bool TryMap(string? text, out PayoutStatus status)
    {
        // A lookup in vain leaves the enum's first value, which would say that nothing was accepted.
        if (text is not null && Table.TryGetValue(text, out status)) return true;
        status = PayoutStatus.Pending;
        return false;
    }
}
