using Payouts.Journal;

namespace Payouts.Chaos.Parent;

/// <summary>Holds what an application was told of a payout against what happened to it.</summary>
internal static class EventOrder
{
    /// <summary>What is wrong: told in another order, told again when a later event had been told, or not told at all; <c>null</c> when nothing is.</summary>
    /// <param name="told">In the order of telling; one after the other may be the same.</param>
    /// <param name="payout">The payout with all that happened.</param>
    public static string? FindFault(IEnumerable<PayoutEvent> told, Payout payout)
    {
        var once = new List<PayoutEvent>();
        foreach (PayoutEvent happened in told)
        {
            if (once.Count > 0 && once[^1] == happened) continue;
            if (once.Contains(happened)) return $"told again after a later one: {happened}";
            once.Add(happened);
        }

        if (once is not [{ Kind: PayoutEventKind.Created }, ..]) return $"its creation was not told first: {string.Join(", ", once.Select(static e => e.Kind))}";
        (PayoutStatus?, PayoutStatus, DateTimeOffset)[] changes =
            [.. once.Where(static e => e.From is not null && e.From != e.To).Select(static e => (e.From, e.To, e.At)).Distinct()];
        (PayoutStatus?, PayoutStatus, DateTimeOffset)[] happenings =
            [.. payout.Timeline.Where(static entry => entry.From is not null && entry.From != entry.To).Select(static entry => (entry.From, entry.To, entry.At))];
        return changes.SequenceEqual(happenings) ? null : $"told: {string.Join(", ", changes)}; happened: {string.Join(", ", happenings)}";
    }
}
