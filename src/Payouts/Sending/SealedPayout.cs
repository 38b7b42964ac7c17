using Payouts.Journal;

namespace Payouts.Sending;

/// <summary>A payout whose frozen bytes cannot be decrypted is looked up only.</summary>
internal static class SealedPayout
{
    /// <summary>Throws for one.</summary>
    /// <exception cref="PayoutStateException">It is one.</exception>
    internal static void Check(JournalRecord record)
    {
        if (!record.IsSealed) return;
        throw new PayoutStateException(
            "What was frozen of this payout cannot be decrypted, so it is neither sent nor repeated and its status stays as it is. "
            + "Bring back the key it was written with, or register the IPayoutDataProtector that has it, then call again with the same request.")
        {
            Reference = record.Reference,
            Provider = record.Account,
            Category = PayoutFailureCategory.Configuration,
        };
    }
}
