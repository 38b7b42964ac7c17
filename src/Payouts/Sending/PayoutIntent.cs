using Payouts.Journal;
using Payouts.Providers;

namespace Payouts.Sending;

/// <summary>The right to send: made only of a record that the journal handed back under a live claim.</summary>
internal sealed class PayoutIntent
{
    private PayoutIntent(JournalRecord record)
    {
        Reference = record.Reference;
        Account = record.Account;
        Exchange = record.Exchange;
        AttemptNumber = record.Attempts[^1].Number;
    }

    internal string Reference { get; }

    internal string Account { get; }

    internal PreparedExchange Exchange { get; }

    internal int AttemptNumber { get; }

    internal static PayoutIntent FromClaim(JournalResult claimed, string owner) =>
        claimed is { IsWritten: true, Record: { IsSealed: false, Claim: { IsLive: true } claim, Attempts: [.., { Result: null }] } record }
        && string.Equals(claim.Owner, owner, StringComparison.Ordinal)
            ? new PayoutIntent(record)
            : throw new InvalidOperationException("A payout is sent only whole and under a claim that the journal has just given to this process.");
}
