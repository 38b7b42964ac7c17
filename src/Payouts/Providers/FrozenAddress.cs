using Payouts.Journal;

namespace Payouts.Providers;

/// <summary>Frozen means frozen: an intent is repeated, read or changed only where it was made.</summary>
internal static class FrozenAddress
{
    /// <summary>Compares where an intent was made for with where it would go today.</summary>
    /// <exception cref="PayoutStateException">Today's options would address the intent differently.</exception>
    internal static void Check(JournalRecord record, IPayoutProvider provider) =>
        Check(record.Reference, record.Account, record.Exchange.Address, provider);

    /// <inheritdoc cref="Check(JournalRecord, IPayoutProvider)" />
    internal static void Check(string reference, string account, ProviderAddress frozen, IPayoutProvider provider)
    {
        if (frozen.FirstDifference(provider.Address) is not { } difference) return;
        throw new PayoutStateException(
            $"The account '{account}' is set up differently from when this payout was made (the {difference} changed), so it is neither sent, repeated nor read "
            + "and its status stays as it is. Register the former set-up under this name until its payouts are final, and the new one under another name.")
        {
            Reference = reference,
            Provider = account,
            Category = PayoutFailureCategory.Configuration,
        };
    }
}
