using System.Collections.Frozen;

namespace Payouts.Moneroo;

/// <summary>Moneroo's status texts; one that is not here is pending and visible, never final.</summary>
internal static class MonerooStatuses
{
    /// <summary>The status of a payout that was just made: the create answer names none.</summary>
    internal const string First = "initiated";

    // docs.moneroo.io/payouts/payout-status; "cancelled" exists for payments only, and so is not known here.
    private static readonly FrozenDictionary<string, PayoutStatus> Table = new Dictionary<string, PayoutStatus>(StringComparer.Ordinal)
    {
        [First] = PayoutStatus.Pending,
        ["pending"] = PayoutStatus.Pending,
        ["success"] = PayoutStatus.Succeeded,
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
