namespace Payouts;

/// <summary>Brings payouts to their end in the background: polls what is pending, resolves what is unknown, finds what a dead process left, and delivers events.</summary>
/// <remarks>A host runs it by itself; a program without one calls <see cref="RunOnceAsync"/> as often as it likes. Any number of processes may run it on one journal: each payout is looked at by one of them at a time.</remarks>
public interface IPayoutReconciler
{
    /// <summary>Looks at everything that is due now, and delivers what waits to be delivered.</summary>
    /// <returns>What was done; a round that found as much as it may take has more to do at once.</returns>
    Task<ReconciliationRound> RunOnceAsync(CancellationToken cancellationToken = default);

    /// <summary>Compares everything the provider lists with the journal: finds payouts that no intent explains, two for one intent, and payouts of intents that were unknown. Nothing is sent.</summary>
    /// <param name="provider">The account's name.</param>
    /// <param name="cancellationToken">Stops it; what was noted stays.</param>
    /// <exception cref="PayoutStateException">The account is not registered, or its provider does not list payouts.</exception>
    /// <exception cref="PayoutProviderException">The list could not be read to its end; nothing was concluded.</exception>
    Task<SweepReport> SweepAsync(string provider, CancellationToken cancellationToken = default);

    /// <summary>How much is not settled: counts, amounts and the age of the oldest.</summary>
    Task<UnsettledReport> ReportAsync(CancellationToken cancellationToken = default);
}
