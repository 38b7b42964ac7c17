using Payouts.Journal;
using Payouts.Providers;

namespace Payouts.Sending;

/// <summary>A request made ready: the record to insert with its account, or, without an account, the record that is journalled already.</summary>
internal sealed record PreparedPayout(ProviderAccount? Account, JournalRecord Record, string? RequestedProvider, string Fingerprint)
{
    /// <summary>The totals the payout counts in, with their limits.</summary>
    internal IReadOnlyList<TallyChange> Limits { get; init; } = [];
}
