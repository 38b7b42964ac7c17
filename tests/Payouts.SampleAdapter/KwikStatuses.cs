using System.Collections.Frozen;
using Payouts;

namespace Kwik;

/// <summary>Kwik's states; one that is not here is pending and visible, never final.</summary>
internal static class KwikStatuses
{
    private static readonly FrozenDictionary<string, PayoutStatus> Table = new Dictionary<string, PayoutStatus>(StringComparer.Ordinal)
    {
        ["queued"] = PayoutStatus.Pending,
        ["sending"] = PayoutStatus.Pending,
        ["paid"] = PayoutStatus.Succeeded,
        ["bounced"] = PayoutStatus.Failed,
        ["returned"] = PayoutStatus.Reversed,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    internal static bool TryMap(string? state, out PayoutStatus status)
    {
        if (state is not null && Table.TryGetValue(state, out status)) return true;
        status = PayoutStatus.Pending;
        return false;
    }
}
