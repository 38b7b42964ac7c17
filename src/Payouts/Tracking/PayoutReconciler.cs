using Microsoft.Extensions.Options;
using Payouts.Diagnostics;
using Payouts.Journal;
using Payouts.Webhooks;

namespace Payouts.Tracking;

/// <summary>The background work, once.</summary>
internal sealed class PayoutReconciler(
    JournalGate gate, Reconciler reconciler, EventDelivery delivery, PayoutSweep sweep, UnsettledCount unsettled, WebhookWork webhooks, UnsettledWatch watch, PayoutMetrics metrics, IOptionsMonitor<PayoutsOptions> options) : IPayoutReconciler
{
    public async Task<ReconciliationRound> RunOnceAsync(CancellationToken cancellationToken = default)
    {
        Exception? fault = null;
        try
        {
            return await RunRoundAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            fault = error;
            throw;
        }
        finally
        {
            metrics.RoundEnded("once", fault);
        }
    }

    private async Task<ReconciliationRound> RunRoundAsync(CancellationToken cancellationToken)
    {
        await gate.OpenAsync(cancellationToken).ConfigureAwait(false);
        Task<int> lookingInto = webhooks.RunOnceAsync(cancellationToken);
        Task<LookOutcome[]> lookingAt = reconciler.RunOnceAsync(cancellationToken);
        await Task.WhenAll(lookingInto, lookingAt).ConfigureAwait(false);
        int looked = await lookingInto.ConfigureAwait(false);
        LookOutcome[] outcomes = await lookingAt.ConfigureAwait(false);
        (int taken, int delivered) = await delivery.RunOnceAsync(cancellationToken).ConfigureAwait(false);
        await watch.CountIfDueAsync(cancellationToken).ConfigureAwait(false);
        int most = options.CurrentValue.Background.BatchSize;
        int postponed = Count(LookOutcome.Postponed);
        return new ReconciliationRound(
            outcomes.Length - postponed, Count(LookOutcome.Changed), Count(LookOutcome.Failed) + Count(LookOutcome.Refused), delivered, HasMore: outcomes.Length == most || taken == most || delivered > 0 || looked > 0, postponed, looked);

        int Count(LookOutcome sought) => outcomes.Count(outcome => outcome == sought);
    }

    public async Task<SweepReport> SweepAsync(string provider, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(provider);
        await gate.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await sweep.SweepAsync(provider, cancellationToken).ConfigureAwait(false);
    }

    public async Task<UnsettledReport> ReportAsync(CancellationToken cancellationToken = default)
    {
        await gate.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await unsettled.ReportAsync(cancellationToken).ConfigureAwait(false);
    }
}
