using Payouts.Journal;

namespace Payouts.Providers;

/// <summary>Frozen means frozen: an intent is repeated, read or changed only where it was made.</summary>
internal static class FrozenAddress
{
    /// <summary>Compares where an intent was made for with where it would go today.</summary>
    /// <exception cref="PayoutStateException">Today's options would address the intent differently.</exception>
    internal static void Check(JournalRecord record, IPayoutProvider provider)
    {
        if (record.Exchange.Address.FirstDifference(provider.Address) is not { } difference) return;
        throw new PayoutStateException(
            $"The account '{record.Account}' is set up differently from when this payout was made (the {difference} changed), so it is neither repeated nor read "
            + "and its status stays as it is. Register the former set-up under this name until its payouts are final, and the new one under another name.")
        {
            Reference = record.Reference,
            Provider = record.Account,
            Category = PayoutFailureCategory.Configuration,
        };
    }
}
