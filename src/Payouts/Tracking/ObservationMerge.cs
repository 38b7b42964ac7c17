using Payouts.Journal;

namespace Payouts.Tracking;

/// <summary>Merges what a provider says now into what it said before.</summary>
internal static class ObservationMerge
{
    /// <summary>The merged observation, and the event it amounts to.</summary>
    /// <param name="current">What stands.</param>
    /// <param name="next">What was read.</param>
    /// <param name="isFresh">Whether the read began after <paramref name="current"/> was written: only then may a final status be left.</param>
    internal static (ObservedPayout Merged, PayoutEventKind? Event) Merge(ObservedPayout current, ObservedPayout next, bool isFresh)
    {
        if (current.Status == next.Status) return (Enrich(current, next, isFresh), null);
        if (!current.Status.IsFinal()) return (Replace(current, next), PayoutEventKind.StatusChanged);
        if (!next.Status.IsFinal()) return (current with { Fees = ToldFees(current, next) }, null);
        if (!isFresh) return (current, null);
        return (current.Status, next.Status) switch
        {
            (PayoutStatus.Succeeded, PayoutStatus.Reversed) => (Replace(current, next), PayoutEventKind.Reversed),
            (PayoutStatus.Failed or PayoutStatus.Cancelled, PayoutStatus.Succeeded) => (Replace(current, next), PayoutEventKind.Contradiction),
            (PayoutStatus.Succeeded, PayoutStatus.Failed) =>
                (Replace(current, next) with { Status = PayoutStatus.Reversed }, PayoutEventKind.Contradiction),
            _ => (current, null),
        };
    }

    private static ObservedPayout Enrich(ObservedPayout current, ObservedPayout next, bool isFresh) => current with
    {
        ProviderReference = current.ProviderReference ?? next.ProviderReference,
        ProviderStatus = isFresh ? next.ProviderStatus ?? current.ProviderStatus : current.ProviderStatus,
        Fees = ToldFees(current, next),
        Failure = current.Failure ?? next.Failure,
        DelayReason = isFresh ? next.DelayReason : current.DelayReason,
        Raw = isFresh ? next.Raw ?? current.Raw : current.Raw,
    };

    private static ObservedPayout Replace(ObservedPayout current, ObservedPayout next) => next with
    {
        ProviderReference = current.ProviderReference ?? next.ProviderReference,
        Fees = ToldFees(next, current),
        OtherProviderIds = current.OtherProviderIds,
    };

    // A charge that was told once stays told, whichever of the two readings came first.
    private static IReadOnlyList<PayoutFee>? ToldFees(ObservedPayout first, ObservedPayout second) =>
        first.Fees is { Count: > 0 } ? first.Fees : second.Fees is { Count: > 0 } ? second.Fees : first.Fees ?? second.Fees;
}
