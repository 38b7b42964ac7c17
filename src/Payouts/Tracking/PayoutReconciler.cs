using Microsoft.Extensions.Options;
using Payouts.Journal;

namespace Payouts.Tracking;

/// <summary>Both halves of the background work, once.</summary>
internal sealed class PayoutReconciler(JournalGate gate, Reconciler reconciler, EventDelivery delivery, IOptionsMonitor<PayoutsOptions> options) : IPayoutReconciler
{
    public async Task<ReconciliationRound> RunOnceAsync(CancellationToken cancellationToken = default)
    {
        await gate.OpenAsync(cancellationToken).ConfigureAwait(false);
        (int looked, int changed, int failed) = await reconciler.RunOnceAsync(cancellationToken).ConfigureAwait(false);
        (int taken, int delivered) = await delivery.RunOnceAsync(cancellationToken).ConfigureAwait(false);
        int most = options.CurrentValue.Background.BatchSize;
        return new ReconciliationRound(looked, changed, failed, delivered, HasMore: looked == most || taken == most || delivered > 0);
    }

    public async Task<UnsettledReport> ReportAsync(CancellationToken cancellationToken = default)
    {
        await gate.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await reconciler.ReportAsync(cancellationToken).ConfigureAwait(false);
    }
}
