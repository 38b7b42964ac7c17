using System.Collections.Frozen;

namespace Payouts.Alexpay;

/// <summary>Alexpay's status texts, in any letter case; one that is not here is pending and visible, never final.</summary>
internal static class AlexpayStatuses
{
    // "processing", "Pending", "success", "failed": Mobile Money Payouts page. "successful": sample of Check Transaction Status.
    // "queued": message text of a sibling site. "completed": the platform's second generation.
    private static readonly FrozenDictionary<string, PayoutStatus> Table = new Dictionary<string, PayoutStatus>(StringComparer.OrdinalIgnoreCase)
    {
        ["processing"] = PayoutStatus.Pending,
        ["pending"] = PayoutStatus.Pending,
        ["queued"] = PayoutStatus.Pending,
        ["success"] = PayoutStatus.Succeeded,
        ["successful"] = PayoutStatus.Succeeded,
        ["completed"] = PayoutStatus.Succeeded,
        ["failed"] = PayoutStatus.Failed,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    internal static bool TryMap(string? text, out PayoutStatus status)
    {
        // A lookup in vain leaves the enum's first value, which would say that nothing was accepted.
        if (text is not null && Table.TryGetValue(text, out status)) return true;
        status = PayoutStatus.Pending;
        return false;
    }
}
