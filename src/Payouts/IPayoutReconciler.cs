namespace Payouts;

/// <summary>Brings payouts to their end in the background: polls what is pending, resolves what is unknown, finds what a dead process left, and delivers events.</summary>
/// <remarks>A host runs it by itself; a program without one calls <see cref="RunOnceAsync"/> as often as it likes. Any number of processes may run it on one journal: each payout is looked at by one of them at a time.</remarks>
public interface IPayoutReconciler
{
    /// <summary>Looks at everything that is due now, and delivers what waits to be delivered.</summary>
    /// <returns>What was done; a round that found as much as it may take has more to do at once.</returns>
    Task<ReconciliationRound> RunOnceAsync(CancellationToken cancellationToken = default);

    /// <summary>How much is not settled: counts, amounts and the age of the oldest.</summary>
    Task<UnsettledReport> ReportAsync(CancellationToken cancellationToken = default);
}
